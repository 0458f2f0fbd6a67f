import { FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { text } from '../text/text.js';
import { addressOfFile, addressOfText } from './open-given.js';

const { play } = text;

/** Opens an experiment from a file that is chosen, or from text that is pasted. @param opened is told when it is */
export default function OpenForm({ opened }: { opened?: () => void }) {
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const open = async (address: () => string | Promise<string>) => {
    try {
      const to = await address();
      setProblem(null);
      opened?.();
      navigate(to);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-stretch gap-3">
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          <FolderOpen size={16} aria-hidden /> {play.choose}
        </button>
        <input
          ref={chooser}
          type="file"
          aria-label={play.choose}
          className="sr-only"
          tabIndex={-1}
          accept=".js,.cjs,.mjs,.json,.har,application/json"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // the same file again is a change too
            event.target.value = '';
            if (file) void open(() => addressOfFile(file));
          }}
        />
        <input
          className="field min-w-48 flex-1 border-line bg-surface px-3"
          aria-label={play.paste}
          placeholder={play.paste}
          value=""
          // opened at once and never shown: a field with megabytes in it would hang the page
          onPaste={(event) => {
            event.preventDefault();
            const pasted = event.clipboardData.getData('text/plain');
            void open(() => addressOfText(pasted));
          }}
          onChange={() => setProblem(play.onlyPaste)}
        />
      </div>
      <p className="text-faint text-sm">{play.kinds}</p>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {problem}
      </p>
    </div>
  );
}
