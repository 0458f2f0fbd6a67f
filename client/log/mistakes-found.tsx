import { SearchCheck } from 'lucide-react';
import { type Finding, mistakes } from '../../trace/diagnose/finding.js';
import { actorOf } from '../design/actor.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { choose } from './choose.js';
import { useFindings } from './findings.js';

/** The known mistakes that the trace shows; each leads to the event that made it so. */
export function MistakesFound() {
  const findings = useFindings((state) => state.findings);
  const count = text.log.mistakes(findings.length);
  return (
    <section
      aria-label={text.log.knownMistakes}
      className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 text-sm"
    >
      <p role="status" className="flex items-center gap-2 text-soft empty:hidden">
        {findings.length > 0 && (
          <>
            <SearchCheck size={16} aria-hidden className="text-faint" />
            {count}
          </>
        )}
      </p>
      {findings.length > 0 && (
        <ul className="flex min-w-0 flex-wrap gap-1.5">
          {findings.map((finding) => (
            <li key={`${finding.mistake} ${finding.seq}`} className="min-w-0">
              <Found finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Found({ finding: { mistake, seq, because } }: { finding: Finding }) {
  const event = useSandbox((state) => state.events[seq - 1]);
  return (
    <button
      type="button"
      data-actor={event ? actorOf(event) : 'process'}
      title={because}
      onClick={() => choose(seq)}
      className="flex min-h-8 max-w-full cursor-pointer items-center gap-2 rounded-lg border border-actor-line bg-actor-tint px-2.5 py-1 text-left text-[0.8125rem] text-ink hover:border-actor"
    >
      <span className="min-w-0">{mistakes[mistake]}</span>
      <span className="flex-none text-actor text-xs tabular-nums">
        <span className="sr-only">{text.log.atEvent} </span>
        {seq}
      </span>
    </button>
  );
}
