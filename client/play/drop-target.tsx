import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { text } from '../text/text.js';

const { play } = text;

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
/** The editor takes the text of an app itself. */
const isOfEditor = ({ target }: DragEvent, file: File) =>
  target instanceof Element && target.closest('.cm-editor') !== null && !/\.(json|har)$/i.test(file.name);

/** The whole page takes a dropped file and opens the experiment in it. */
export function DropTarget() {
  const [, navigate] = useLocation();
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // null: it left the window, not one element for another
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = async (event: DragEvent) => {
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || isOfEditor(event, file)) return;
      event.preventDefault();
      event.stopPropagation();
      try {
        const { addressOfFile } = await import('./open-given.js');
        navigate(await addressOfFile(file));
        setProblem(null);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      }
    };
    // before the editor's own listeners
    window.addEventListener('dragover', drag, true);
    window.addEventListener('dragleave', leave, true);
    window.addEventListener('drop', drop, true);
    return () => {
      window.removeEventListener('dragover', drag, true);
      window.removeEventListener('dragleave', leave, true);
      window.removeEventListener('drop', drop, true);
    };
  }, [navigate]);
  return (
    <>
      {over && (
        <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-2xl border-2 border-ink border-dashed bg-paper/85">
          <p className="font-serif text-2xl text-ink">{play.drop}</p>
        </div>
      )}
      {problem && (
        <p
          role="alert"
          className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-xl items-start gap-3 rounded-xl border border-danger/40 bg-surface px-4 py-2.5 text-ink text-sm shadow-lift"
        >
          <span className="min-w-0 flex-1 break-words">{problem}</span>
          <button
            type="button"
            className="button button-quiet button-icon -my-1.5"
            aria-label={play.dismiss}
            onClick={() => setProblem(null)}
          >
            <X size={16} aria-hidden />
          </button>
        </p>
      )}
    </>
  );
}
