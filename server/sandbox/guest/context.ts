import { host } from './host.js';
import type { Place } from './source-line.js';

/** Who acts: express-session itself, or the learner's code. */
export type By = 'middleware' | 'handler';

/** Whose work the running code is. */
export type Frame = {
  readonly requestId: string | null;
  readonly by: By;
  /** Where in the learner's code the call stands that this is part of. */
  readonly place?: Place | undefined;
  /** A store is at work: what it asks of itself or of another store is its own affair. */
  readonly inStore?: boolean;
};

/**
 * Which request the running code belongs to, and who acts. Timers, ticks, promise reactions and store callbacks carry it
 * over. The request of a macrotask's outermost frame stays until its end: what has no frame of its own, such as a handler's
 * code after `await 1`, goes on as part of it.
 */
const outside: Frame = { requestId: null, by: 'handler' };
let current = outside;
let nextIsKnown = false;
const inFlight = new Set<string>();
/** The requests whose handlers had the CPU since this was last taken; null among them: code that is nobody's had it. */
const stirred = new Set<string | null>();

export const context = {
  frame: (): Frame => current,
  requestId: (): string | null => current.requestId,
  by: (): By => current.by,

  begin(requestId: string) {
    inFlight.add(requestId);
  },

  end(requestId: string) {
    inFlight.delete(requestId);
  },

  /** Whether code without a frame of its own could be any of several requests'. */
  severalInFlight: () => inFlight.size > 1,

  /** A new macrotask begins. */
  forget() {
    current = outside;
    nextIsKnown = false;
  },

  /** A promise job begins: it is anybody's, unless the one before was there to say whose it is. */
  nextJob() {
    if (!nextIsKnown) {
      current = outside;
      stirred.add(null);
    }
    nextIsKnown = false;
  },

  /** The next promise job goes on in `frame`. */
  resume(frame: Frame) {
    current = frame;
    nextIsKnown = true;
    stirred.add(frame.requestId);
  },

  /** Promise jobs ran that had no frame of their own. */
  jobsRan() {
    if (current !== outside) stirred.add(current.requestId);
  },

  /** Gives `look` each that was stirred, or null alone when it could have been anybody; and forgets them. */
  takeStirred(look: (requestId: string | null) => void) {
    if (stirred.size === 0) return;
    if (stirred.has(null)) look(null);
    else for (const requestId of stirred) look(requestId);
    stirred.clear();
  },

  within<T>(frame: Frame, body: () => T): T {
    const before = current;
    current = frame;
    if (frame.by === 'handler') stirred.add(frame.requestId);
    try {
      return body();
    } finally {
      current = before === outside ? { requestId: frame.requestId, by: 'handler' } : before;
    }
  },

  run<T>(requestId: string | null, by: By, body: () => T): T {
    return context.within({ requestId, by }, body);
  },

  /** The same function, to be run later as part of what runs now. */
  bind<This, Args extends unknown[], T>(body: (this: This, ...args: Args) => T): (this: This, ...args: Args) => T {
    const frame = current;
    return function (...args) {
      return context.within(frame, () => body.apply(this, args));
    };
  },

  /** Tells the host of one thing that happened, as part of `requestId` (the current request when left out). */
  emit({ type, ...fields }: { type: string; [field: string]: unknown }, requestId?: string | null) {
    const text = JSON.stringify(fields);
    context.tell(type, text === '{}' ? '' : `,${text.slice(1, -1)}`, requestId);
  },

  /**
   * The same for an event whose fields are JSON text already, `,"sid":"..."`: where several come with every request,
   * making objects only to write them costs more than all the rest of tracing.
   */
  tell(type: string, fields: string, requestId: string | null = current.requestId) {
    host.emit(`{"type":"${type}"${fields},"requestId":${requestId === null ? 'null' : `"${requestId}"`}}`);
  },
};
