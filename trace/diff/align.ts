import type { TraceEvent } from '../event.js';
import { meaningOf, momentOf } from './moment.js';
import { paired } from './paired.js';
import { withIdsOf } from './paired-requests.js';
import { sessionNames } from './session-names.js';

/** One step that two runs make together: an event of each, or of one of them while the other stands still. */
export type Moment = {
  before: TraceEvent | null;
  after: TraceEvent | null;
  /** Whether the two say the same by meaning; false where one run has no such event. */
  same: boolean;
};

/**
 * Two traces side by side: each event of both once, in its own order; those that tell of the same step of the same
 * request stand together, as many as can without changing an order. Takes n log n for n events.
 */
export function align(before: readonly TraceEvent[], after: readonly TraceEvent[]): Moment[] {
  const renamed = withIdsOf(before, after);
  const [one, other] = [sessionNames(before), sessionNames(renamed)];
  const moments: Moment[] = [];
  const alone = (toBefore: number, toAfter: number) => {
    for (; i < toBefore; i++) moments.push({ before: before[i] ?? null, after: null, same: false });
    for (; j < toAfter; j++) moments.push({ before: null, after: after[j] ?? null, same: false });
  };
  let [i, j] = [0, 0];
  for (const [atBefore, atAfter] of paired(before.map(momentOf), renamed.map(momentOf))) {
    alone(atBefore, atAfter);
    const [event, its] = [before[i++] as TraceEvent, after[j++] as TraceEvent];
    const same = meaningOf(event, one) === meaningOf(renamed[atAfter] as TraceEvent, other);
    moments.push({ before: event, after: its, same });
  }
  alone(before.length, after.length);
  return moments;
}
