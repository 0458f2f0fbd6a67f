import { Shuffle } from 'lucide-react';
import type { LiveExploration } from '../../protocol/live.js';
import { endOf, explorationSentence } from './ends.js';

/** What the orders of parallel requests lead to: each different end, with an order that leads to it. */
export function ExplorationResult({ exploration }: { exploration: LiveExploration }) {
  const { outcomes, more } = exploration;
  return (
    <section
      aria-label="Every order tried"
      className="my-2 rounded-xl border border-line bg-surface px-4 py-3 text-sm sm:ml-10"
    >
      <p className="flex gap-2 text-ink">
        <Shuffle size={16} aria-hidden className="mt-0.5 flex-none text-faint" />
        {explorationSentence(exploration)}
      </p>
      {outcomes.map((outcome) => (
        <End key={outcome.schedule.join()} outcome={outcome} exploration={exploration} />
      ))}
      {more > 0 && <p className="mt-1.5 text-faint text-xs">and {more} more ends, which are not shown here</p>}
    </section>
  );
}

type EndProps = { outcome: LiveExploration['outcomes'][number]; exploration: LiveExploration };

function End({ outcome, exploration: { outcomes, schedules } }: EndProps) {
  const { count, schedule, responses, store } = outcome;
  return (
    <details className="mt-1.5">
      <summary className="min-h-6 cursor-pointer break-words text-soft hover:text-ink">
        {count} of {schedules}: {endOf(outcome, outcomes)}
      </summary>
      <div className="mt-2 mb-3 flex flex-col gap-2.5 border-line border-l-2 pl-3">
        <div>
          <h4 className="eyebrow">An order that ends so</h4>
          <ol className="list-inside list-decimal font-mono text-soft text-xs leading-relaxed">
            {schedule.map((step, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two steps may read the same, and the list never changes
              <li key={i} className="break-words">
                {step}
              </li>
            ))}
          </ol>
        </div>
        <div>
          <h4 className="eyebrow">The answers</h4>
          <ul className="font-mono text-soft text-xs leading-relaxed">
            {responses.map(({ requestId, status, body, error }) => (
              <li key={requestId} className="break-words">
                {requestId}: {error ?? `${status} ${body}`}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h4 className="eyebrow">What the store holds</h4>
          <pre className="whitespace-pre-wrap break-words font-mono text-soft text-xs">
            {store
              ? JSON.stringify(store, null, 2)
              : 'More than is shown here. Run the experiment from the command line to see it.'}
          </pre>
        </div>
      </div>
    </details>
  );
}
