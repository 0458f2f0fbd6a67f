import { TriangleAlert, X } from 'lucide-react';
import { dismissProblem, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';

const words = text.problems;

/** What is wrong: the app does not run, or the server refused something. One sentence each. */
export function Problems() {
  const fault = usePlayhead((state) => state.latest.fault);
  const problem = useSandbox((state) => state.problem);
  return (
    <div role="status" className="sticky top-26 z-10 flex flex-col gap-2 empty:hidden lg:top-16">
      {fault && (
        <Problem>
          <strong className="font-semibold">{words.fault(words.faults[fault.where], fault.line)}</strong>{' '}
          {fault.message} <span className="text-soft">{words.mend}</span>
        </Problem>
      )}
      {problem && (
        <Problem>
          {problem}
          <button
            type="button"
            className="button button-quiet button-icon -my-1.5 ml-auto"
            aria-label={words.dismiss}
            onClick={dismissProblem}
          >
            <X size={16} aria-hidden />
          </button>
        </Problem>
      )}
    </div>
  );
}

function Problem({ children }: { children: React.ReactNode }) {
  return (
    <div
      className="flex items-start gap-3 rounded-xl border border-danger/40 bg-[color-mix(in_oklab,var(--danger)_9%,var(--surface))] px-4 py-2.5 text-ink text-sm"
      data-problem
    >
      <TriangleAlert size={17} aria-hidden className="mt-0.5 flex-none text-danger" />
      <p className="flex min-w-0 flex-1 flex-wrap gap-x-1">{children}</p>
    </div>
  );
}
