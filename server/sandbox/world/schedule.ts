import { limits } from '../limits.js';

/** What an entry is about. */
type About = {
  /** The app's own id of a timer. */
  timer?: number;
  /** Whose it is; null when it is no request's. */
  requestId?: string | null;
  /** What it is to the app, in a few words; left out where the app takes no notice: what is on its way to a browser. */
  step?: string;
  /** The connection that it comes over, by number: what comes over one comes in its order, whenever that is. */
  connection?: number;
};
export type Entry = About & { at: number; order: number; run: () => void };

/** What is to happen, ordered by virtual time and then by who came first: all concurrency of a world is this list. */
export class Schedule {
  #entries: Entry[] = [];
  #order = 0;

  /** @param at virtual ms since the experiment's start. */
  add(at: number, run: () => void, about: About = {}) {
    const entry: Entry = { ...about, at, order: this.#order++, run };
    const after = this.#entries.findLastIndex((other) => other.at <= at);
    this.#entries.splice(after + 1, 0, entry);
    return entry;
  }

  get timers() {
    return this.#entries.reduce((count, entry) => count + (entry.timer === undefined ? 0 : 1), 0);
  }

  get full() {
    return this.#entries.length >= limits.timers && this.timers >= limits.timers;
  }

  /** All of them, what comes next first. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Whether nothing that comes over the same connection comes before it. */
  inOrder({ connection, order }: Entry): boolean {
    return connection === undefined || this.#entries.find((one) => one.connection === connection)?.order === order;
  }

  next(): Entry | undefined {
    return this.#entries[0];
  }

  /** Takes an entry out of it. @returns whether it was still there. */
  take(entry: Entry): boolean {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) this.#entries.splice(at, 1);
    return at >= 0;
  }

  keep(): () => void {
    const entries = [...this.#entries];
    const order = this.#order;
    return () => {
      this.#entries = [...entries];
      this.#order = order;
    };
  }

  cancelTimer(timer: number) {
    this.#entries = this.#entries.filter((entry) => entry.timer !== timer);
  }

  /** The process died: its timers die with it, what is on the network goes on. */
  cancelTimers() {
    this.#entries = this.#entries.filter((entry) => entry.timer === undefined);
  }

  clear() {
    this.#entries = [];
    this.#order = 0;
  }
}
