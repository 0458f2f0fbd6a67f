import { Shuffle } from 'lucide-react';
import type { LiveExploration } from '../../protocol/live.js';
import { text } from '../text/text.js';
import { endOf, explorationSentence } from './ends.js';

const { orders } = text;

/** What the orders of parallel requests lead to: each different end, with an order that leads to it. */
export default function ExplorationResult({ exploration }: { exploration: LiveExploration }) {
  const { because, outcomes, more } = exploration;
  return (
    <section
      aria-label={orders.title}
      className="my-2 rounded-xl border border-line bg-surface px-4 py-3 text-sm sm:ml-10"
    >
      <p className="flex gap-2 text-ink">
        <Shuffle size={16} aria-hidden className="mt-0.5 flex-none text-faint" />
        {explorationSentence(exploration)}
      </p>
      {outcomes.map((outcome) => (
        <End key={outcome.schedule.join()} outcome={outcome} exploration={exploration} />
      ))}
      {because && <p className="mt-1.5 text-faint text-xs">{because}</p>}
      {more > 0 && <p className="mt-1.5 text-faint text-xs">{orders.leftOut(more)}</p>}
    </section>
  );
}

type EndProps = { outcome: LiveExploration['outcomes'][number]; exploration: LiveExploration };

function End({ outcome, exploration: { outcomes, schedules } }: EndProps) {
  const { count, schedule, responses, store } = outcome;
  return (
    <details className="mt-1.5">
      <summary className="min-h-6 cursor-pointer break-words text-soft hover:text-ink">
        {orders.endOf(count, schedules, endOf(outcome, outcomes))}
      </summary>
      <div className="mt-2 mb-3 flex flex-col gap-2.5 border-line border-l-2 pl-3">
        <div>
          <h4 className="eyebrow">{orders.schedule}</h4>
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
          <h4 className="eyebrow">{orders.responses}</h4>
          <ul className="font-mono text-soft text-xs leading-relaxed">
            {responses.map(({ requestId, status, body, error }) => (
              <li key={requestId} className="break-words">
                {requestId}: {error ?? `${status} ${body}`}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h4 className="eyebrow">{orders.store}</h4>
          <pre className="whitespace-pre-wrap break-words font-mono text-soft text-xs">
            {store ? JSON.stringify(store, null, 2) : orders.storeTooLarge}
          </pre>
        </div>
      </div>
    </details>
  );
}
