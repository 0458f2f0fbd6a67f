import type { StoreOp, TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';
import { callPlace } from './call-place.js';
import { type Change, changes } from './changes.js';

type Distribute<T> = T extends TraceEvent ? Omit<T, 'seq' | 'at' | 'requestId' | 'browser'> : never;
/** A trace event without what every event has. */
export type Happening = Distribute<TraceEvent>;

/** What the guest leaves to the host to work out: how `req.session` differs from what it was at the last look. */
type Look = { type: 'session.look'; sid: string; before: Json | null; after: Json | null; late?: true };
type Json = Record<string, unknown>;

type FromGuest = (Happening | Look) & { requestId: string | null };

/** What of a session asks its store for something. */
const sessionMethods = ['save', 'reload', 'regenerate', 'destroy'];

/** Numbers events and stamps them with the virtual time; holds the app to what it may say in one action. */
export class Recorder {
  #seq = 0;
  #app = '';
  #events = 0;
  #lines = 0;
  #characters = 0;
  #muted = new Set<string>();
  /** The latest store calls, by `callId`. */
  #calls = new Map<number, { op: StoreOp; requestId: string | null; began: number; answered: boolean }>();

  constructor(
    private out: (event: TraceEvent) => void,
    readonly at: () => number,
    readonly browserOf: (requestId: string) => string | null,
  ) {}

  get seq() {
    return this.#seq;
  }

  /** What a request asks of the store and has no answer to yet: the oldest such call. */
  unansweredBy(requestId: string): StoreOp | null {
    return [...this.#calls.values()].find((call) => call.requestId === requestId && !call.answered)?.op ?? null;
  }

  /** From now on events go elsewhere. @returns what puts an end to that, and to what was counted meanwhile. */
  divert(out: (event: TraceEvent) => void): () => void {
    const { out: before } = this;
    const seq = this.#seq;
    const calls = [...this.#calls].map(([callId, call]) => [callId, { ...call }] as const);
    this.out = out;
    this.begin();
    return () => {
      this.out = before;
      this.#seq = seq;
      this.#calls = new Map(calls.map(([callId, call]) => [callId, { ...call }]));
      this.begin();
    };
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
    this.#calls.clear();
    this.begin();
  }

  /** The app's code from now on: places in it are told. */
  runs(app: string) {
    this.#app = app;
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
    if (happening.type === 'session.look') {
      const late = happening.late && { late: happening.late };
      for (const change of changesIn(happening))
        this.#take({ type: 'session.change', sid: happening.sid, ...change, ...late, requestId });
      return;
    }
    if (happening.type === 'store.call') this.#remember(happening.callId, happening.op, requestId);
    if (happening.type === 'store.return') happening.took = this.#tookOf(happening.callId);
    if (happening.type === 'console' && !this.#mayPrint(happening.text, requestId)) return;
    if (++this.#events > limits.eventsPerAction) {
      const message = `One action made more than ${limits.eventsPerAction} events; the rest of them is not shown.`;
      this.recordOnce({ type: 'limit', limit: 'events', message }, requestId);
      return;
    }
    this.record(this.#placed(happening), requestId);
    if (happening.type === 'error') this.#tellLimitBehind(happening.message, requestId);
  }

  /** The same, at the place where the learner's code names the method. */
  #placed(happening: Happening): Happening {
    if (!('by' in happening && 'line' in happening)) return happening;
    const { line, column } = happening;
    if (line === undefined || column === undefined) return happening;
    const methods =
      happening.type === 'store.call' ? [happening.op, ...sessionMethods] : [happening.type.replace('session.', '')];
    return { ...happening, ...callPlace(this.#app, { line, column }, methods) };
  }

  #remember(callId: number, op: StoreOp, requestId: string | null) {
    this.#calls.set(callId, { op, requestId, began: this.at(), answered: false });
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > limits.storeCalls && oldest !== undefined) this.#calls.delete(oldest);
  }

  #tookOf(callId: number) {
    const call = this.#calls.get(callId);
    if (!call) return 0;
    call.answered = true;
    return this.at() - call.began;
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

function changesIn({ before, after }: Look): Change[] {
  if (before && after) return changes(before, after);
  return [{ path: [], ...(before && { before }), ...(after && { after }) }];
}
