import { limits } from '../limits.js';

export type Entry = { at: number; order: number; run: () => void; timer?: number };

/** What is to happen, ordered by virtual time and then by who came first: all concurrency of a world is this list. */
export class Schedule {
  #entries: Entry[] = [];
  #order = 0;

  /** @param at virtual ms since the experiment's start. */
  add(at: number, run: () => void, timer?: number) {
    const entry: Entry = { at, order: this.#order++, run, ...(timer !== undefined && { timer }) };
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

  next(): Entry | undefined {
    return this.#entries[0];
  }

  take(entry: Entry) {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) this.#entries.splice(at, 1);
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
