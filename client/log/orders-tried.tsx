import { Shuffle } from 'lucide-react';
import { useSandbox } from '../live/sandbox.js';
import { seek } from '../timeline/playhead.js';

/** The actions whose orders were tried; each leads to what came of it. */
export function OrdersTried() {
  const explorations = useSandbox((state) => state.explorations);
  return (
    <ul aria-label="Orders tried" className="flex min-w-0 flex-wrap gap-1.5 empty:hidden">
      {explorations.map(({ seq, schedules, outcomes, more }) => (
        <li key={seq}>
          <button type="button" className="button min-h-8 text-[0.8125rem]" onClick={() => seek(seq)}>
            <Shuffle size={14} aria-hidden className="text-faint" />
            {counted(schedules, 'order')} tried, {counted(outcomes.length + more, 'different end')}
          </button>
        </li>
      ))}
    </ul>
  );
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
