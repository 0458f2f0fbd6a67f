import { Shuffle } from 'lucide-react';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { seek } from '../timeline/playhead.js';

const { orders } = text;

/** The actions whose orders were tried; each leads to what came of it. */
export function OrdersTried() {
  const explorations = useSandbox((state) => state.explorations);
  return (
    <ul aria-label={orders.list} className="flex min-w-0 flex-wrap gap-1.5 empty:hidden">
      {explorations.map(({ seq, schedules, outcomes, more }) => (
        <li key={seq}>
          <button type="button" className="button min-h-8 text-[0.8125rem]" onClick={() => seek(seq)}>
            <Shuffle size={14} aria-hidden className="text-faint" />
            {orders.summary(schedules, outcomes.length + more)}
          </button>
        </li>
      ))}
    </ul>
  );
}
