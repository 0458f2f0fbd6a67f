import { Schedule } from './schedule.js';

/** What happens by itself when its time comes, while virtual time passes; it does not make time pass. */
type Passing = { next(): number | null; happen(): void };

/** Where a world is in time, and what is to happen in it. Times are virtual milliseconds since the experiment's clock. */
export class VirtualTime {
  readonly schedule = new Schedule();
  readonly #start: number;
  readonly #passed: (from: number, to: number) => void;
  #now = 0;
  #passing: Passing = { next: () => null, happen: () => {} };

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

  /** @param passing gives the time of the next thing that happens so, in ms since the Unix epoch, and makes it happen. */
  whilePassing(passing: Passing) {
    this.#passing = passing;
  }

  moveTo(at: number) {
    for (;;) {
      const next = this.#passing.next();
      if (next === null || next - this.#start > at) break;
      this.#move(next - this.#start);
      this.#passing.happen();
    }
    this.#move(at);
  }

  #move(at: number) {
    if (at <= this.#now) return;
    const from = this.#now;
    this.#now = at;
    this.#passed(from, at);
  }

  keep(): () => void {
    const now = this.#now;
    const putBack = this.schedule.keep();
    return () => {
      this.#now = now;
      putBack();
    };
  }

  reset() {
    this.schedule.clear();
    this.#now = 0;
  }
}
