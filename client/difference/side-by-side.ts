import { Checkpoints } from '../../trace/checkpoints.js';
import { align, type Moment } from '../../trace/diff/align.js';
import type { Name } from '../../trace/diff/facts.js';
import { withIdsOf } from '../../trace/diff/paired-requests.js';
import { sessionNames } from '../../trace/diff/session-names.js';
import type { TraceEvent } from '../../trace/event.js';
import type { StageState } from '../../trace/fold.js';

/** Of two runs, `a` is the one that the other is held against. */
export type Side = 'a' | 'b';
export const sides: readonly Side[] = ['a', 'b'];

/** What one of the two shows after some moments. */
export type Shown = { state: StageState; events: readonly TraceEvent[] };

/** One run, and how many of its events there are within the first n moments. */
class Run {
  readonly #checkpoints = new Checkpoints();
  readonly #counts = [0];

  constructor(
    readonly events: readonly TraceEvent[],
    moments: readonly Moment[],
    which: 'before' | 'after',
  ) {
    this.#checkpoints.extend(events);
    for (const moment of moments) this.#counts.push((this.#counts.at(-1) ?? 0) + (moment[which] ? 1 : 0));
  }

  shown(at: number): Shown {
    return { state: this.#checkpoints.at(this.#counts[at] ?? 0), events: this.events };
  }
}

/** Two runs moment by moment, and what each shows after some of them. */
export function sideBySide(a: readonly TraceEvent[], b: readonly TraceEvent[]) {
  const moments = align(a, b);
  return { moments, a: new Run(a, moments, 'before'), b: new Run(b, moments, 'after') };
}

/** How the sessions of both are called, so that what is the same in both has one name. */
export const namesOf = (a: readonly TraceEvent[], b: readonly TraceEvent[]): Record<Side, Name> => ({
  a: sessionNames(a),
  b: sessionNames(withIdsOf(a, b)),
});
