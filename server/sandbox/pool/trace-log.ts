import type { TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';

/** Where a reader stands: the epoch it has events of, and the last `seq` of them (0: none). */
export type Position = { epoch: number; after: number };

/**
 * The trace of a sandbox as it was told, each event as JSON text. A world that is rebuilt tells everything anew: what
 * is here already is recognised and dropped. Should a replay tell otherwise, a new epoch begins and readers start over.
 */
export class TraceLog {
  #lines: string[] = [];
  #characters = 0;
  #epoch = 1;
  /** How many events the present world has told. */
  #told = 0;

  /** @param onDiverged a replay told otherwise than the first time: a defect of ours. */
  constructor(readonly onDiverged: (seq: number) => void) {}

  get epoch() {
    return this.#epoch;
  }

  get length() {
    return this.#lines.length;
  }

  get full() {
    return this.#lines.length >= limits.eventsKept || this.#characters >= limits.traceCharacters;
  }

  /** A new world will tell its events from the first on. */
  rewind() {
    this.#told = 0;
  }

  /** An event of the present world. */
  take(line: string) {
    if (this.#told < this.#lines.length) {
      if (this.#lines[this.#told] === line) {
        this.#told++;
        return;
      }
      this.#diverge();
    }
    this.#told++;
    this.#push(line);
  }

  /** The present world has told all it has: what it did not tell again did not happen. */
  settle() {
    if (this.#told < this.#lines.length) this.#diverge();
  }

  /** Adds an event of ours, which no world has told. */
  append(event: TraceEvent) {
    this.#push(JSON.stringify(event));
  }

  /** Begins a new epoch, empty, for a new world or one that was reset. */
  restart() {
    this.#lines = [];
    this.#characters = 0;
    this.#told = 0;
    this.#epoch++;
  }

  /** The events from number `from` (0 is the first) to the end. */
  events(from = 0): TraceEvent[] {
    return this.#lines.slice(from).map((line) => JSON.parse(line) as TraceEvent);
  }

  /** What comes after a position, bounded in events and characters; at least one event when there is one. */
  read(position: Position, most: { events: number; characters: number }): { epoch: number; events: TraceEvent[] } {
    const start = position.epoch === this.#epoch ? position.after : 0;
    const events: TraceEvent[] = [];
    let characters = 0;
    for (let at = start; at < this.#lines.length && events.length < most.events; at++) {
      const line = this.#lines[at] as string;
      characters += line.length;
      if (events.length > 0 && characters > most.characters) break;
      events.push(JSON.parse(line) as TraceEvent);
    }
    return { epoch: this.#epoch, events };
  }

  #push(line: string) {
    this.#lines.push(line);
    this.#characters += line.length;
  }

  #diverge() {
    this.onDiverged(this.#told + 1);
    this.#lines.length = this.#told;
    this.#characters = this.#lines.reduce((sum, line) => sum + line.length, 0);
    this.#epoch++;
  }
}
