import type { TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';

type Distribute<T> = T extends TraceEvent ? Omit<T, 'seq' | 'at' | 'requestId' | 'browser'> : never;
/** A trace event without what every event has. */
export type Happening = Distribute<TraceEvent>;

type FromGuest = Happening & { requestId?: string | null };

/** Numbers events and stamps them with the virtual time; holds the app to what it may say in one action. */
export class Recorder {
  #seq = 0;
  #events = 0;
  #lines = 0;
  #characters = 0;
  #muted = new Set<string>();

  constructor(
    readonly out: (event: TraceEvent) => void,
    readonly at: () => number,
    readonly browserOf: (requestId: string) => string | null,
  ) {}

  get seq() {
    return this.#seq;
  }

  /** A new action: what it may say is measured anew. */
  begin() {
    this.#events = 0;
    this.#lines = 0;
    this.#characters = 0;
    this.#muted.clear();
  }

  restart() {
    this.#seq = 0;
    this.begin();
  }

  record(happening: Happening, requestId: string | null = null) {
    this.recordFor(requestId === null ? null : this.browserOf(requestId), happening, requestId);
  }

  /** The same for something that happened in one browser, with or without a request. */
  recordFor(browser: string | null, happening: Happening, requestId: string | null) {
    this.out({ seq: ++this.#seq, at: this.at(), requestId, browser, ...happening } as TraceEvent);
  }

  /** Events that the guest tells, as a JSON array; past the limits they are dropped, and that is said once. */
  fromGuest(text: string) {
    for (const event of JSON.parse(text) as FromGuest[]) this.#take(event);
  }

  #take({ requestId, ...happening }: FromGuest) {
    if (happening.type === 'console' && !this.#mayPrint(happening.text, requestId ?? null)) return;
    if (++this.#events > limits.eventsPerAction) {
      const message = `One action made more than ${limits.eventsPerAction} events; the rest of them is not shown.`;
      this.recordOnce({ type: 'limit', limit: 'events', message }, requestId ?? null);
      return;
    }
    this.record(happening, requestId ?? null);
    if (happening.type === 'error') this.#tellLimitBehind(happening.message, requestId ?? null);
  }

  /** An app can catch QuickJS's refusal and go on; that a limit was hit is told all the same. */
  #tellLimitBehind(message: string, requestId: string | null) {
    if (message === 'out of memory') {
      const text = `The app asked for more than ${limits.memoryBytes / 1024 / 1024} MB of memory and was refused.`;
      this.record({ type: 'limit', limit: 'memory', message: text }, requestId);
    } else if (message === 'Maximum call stack size exceeded') {
      const text = 'The app called itself too deeply: an endless recursion?';
      this.record({ type: 'limit', limit: 'stack', message: text }, requestId);
    }
  }

  #mayPrint(text: string, requestId: string | null) {
    this.#lines += 1;
    this.#characters += text.length;
    if (this.#lines <= limits.consoleLines && this.#characters <= limits.consoleCharacters) return true;
    const message = `The app printed more than ${limits.consoleLines} lines or ${limits.consoleCharacters} characters in one action; the rest is not shown.`;
    this.recordOnce({ type: 'limit', limit: 'console', message }, requestId);
    return false;
  }

  /** Says once in an action that a limit was hit. */
  recordOnce(happening: Extract<Happening, { type: 'limit' }>, requestId: string | null = null) {
    if (this.#muted.has(happening.limit)) return;
    this.#muted.add(happening.limit);
    this.record(happening, requestId);
  }
}
