import { Schedule } from './schedule.js';

/** Where a world is in time, and what is to happen in it. Times are virtual milliseconds since the experiment's clock. */
export class VirtualTime {
  readonly schedule = new Schedule();
  readonly #start: number;
  readonly #passed: (from: number, to: number) => void;
  #now = 0;

  /** @param clock ISO 8601, where the experiment begins; @param passed is told of each move. */
  constructor(clock: string, passed: (from: number, to: number) => void) {
    this.#start = Date.parse(clock);
    this.#passed = passed;
  }

  get now() {
    return this.#now;
  }

  /** Now, as ms since the Unix epoch. */
  get epoch() {
    return this.#start + this.#now;
  }

  moveTo(at: number) {
    if (at <= this.#now) return;
    const from = this.#now;
    this.#now = at;
    this.#passed(from, at);
  }

  reset() {
    this.schedule.clear();
    this.#now = 0;
  }
}
