import type { TraceEvent } from './event.js';
import { beforeFirst, type StageState, step } from './fold.js';

/** A state is kept after each so many events: the most that has to be folded again to show any place of a trace. */
const interval = 64;

/**
 * A trace that can be shown at any event at once: `at(n)` is `fold(events, n)`, from the nearest state kept before n.
 * States share what did not change between them, so that keeping some costs little.
 */
export class Checkpoints {
  /** The state after `interval * i` events. */
  readonly #states: StageState[] = [beforeFirst];
  #events: readonly TraceEvent[] = [];

  /** The trace has grown: `events` begins with all that it was before. */
  extend(events: readonly TraceEvent[]) {
    this.#events = events;
  }

  /** The state after the first `n` events. */
  at(n: number): StageState {
    const wanted = Math.floor(n / interval);
    while (this.#states.length <= wanted) {
      const last = this.#states.length - 1;
      this.#states.push(this.#from(last, (last + 1) * interval));
    }
    return this.#from(wanted, n);
  }

  #from(checkpoint: number, n: number): StageState {
    const state = this.#states[checkpoint] as StageState;
    return this.#events.slice(checkpoint * interval, n).reduce(step, state);
  }
}
