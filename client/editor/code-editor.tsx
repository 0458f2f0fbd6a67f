import type { EditorView } from 'codemirror';
import { WandSparkles } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { syntaxFault } from '../../source/parse.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { formatCode, openCodeView, showSource } from './code-view.js';
import { dropDraft, useDraft, useOvertaken, useSource } from './draft.js';

const words = text.editor;

/** The app's code. Edits run after a pause, or at once with Ctrl-Enter; the sandbox's word is the truth. */
export default function CodeEditor() {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const sandbox = useSandbox((state) => state.id);
  const source = useSource();
  const overtaken = useOvertaken();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another sandbox has another history
  useEffect(() => {
    if (!host.current) return;
    const { view, close } = openCodeView(host.current);
    editor.current = view;
    return close;
  }, [sandbox]);

  useEffect(() => {
    // another tab's edit waits while somebody is typing here: their next edit is the newer one
    const typing = editor.current?.hasFocus && useDraft.getState().draft !== null;
    if (editor.current && !typing) showSource(editor.current, source);
  }, [source]);

  return (
    <div className="flex h-96 flex-col gap-2 lg:h-full">
      <div
        className="min-h-0 flex-1 overflow-hidden rounded-xl border border-line outline-2 outline-transparent focus-within:outline-(--focus)"
        ref={host}
      />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 text-faint text-xs">
        <p className="min-w-0 flex-1 basis-60">
          <Status source={source} /> {words.keys}
        </p>
        {overtaken && (
          <button type="button" className="button text-xs" onClick={dropDraft}>
            {words.takeRunning}
          </button>
        )}
        <button
          type="button"
          className="button text-xs"
          title={words.formatKeys}
          aria-keyshortcuts="Shift+Alt+F"
          onClick={() => editor.current && void formatCode(editor.current)}
        >
          <WandSparkles size={14} aria-hidden />
          {words.format}
        </button>
      </div>
    </div>
  );
}

/** Whether what is written runs, in one sentence, told as it changes. */
function Status({ source }: { source: string }) {
  const unsaved = useDraft((state) => state.draft !== null);
  const offline = useSandbox((state) => state.status !== 'live');
  const overtaken = useOvertaken();
  const earlier = usePlayhead(({ stage, latest }) => stage.app !== latest.app);
  const broken = useMemo(() => syntaxFault(source), [source]);
  return (
    <span aria-live="polite" className={broken ? 'text-danger' : undefined}>
      {offline
        ? words.offline
        : overtaken
          ? words.overtaken
          : broken
            ? words.broken(broken.line, words.syntaxError(broken.message))
            : unsaved
              ? words.edited
              : earlier
                ? words.earlier
                : words.runs}
    </span>
  );
}
