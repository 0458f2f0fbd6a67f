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
 * over. The outermost frame of a macrotask stays until its end: what has no frame of its own, such as the code after
 * `await 1`, goes on in it.
 */
const outside: Frame = { requestId: null, by: 'handler' };
let current = outside;
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
  },

  /** A promise job begins that may be anybody's. */
  doubt() {
    current = outside;
    stirred.add(null);
  },

  /** Goes on in `frame` to the end of this promise job. */
  resume(frame: Frame) {
    current = frame;
    stirred.add(frame.requestId);
  },

  takeStirred(): (string | null)[] {
    const taken = [...stirred];
    stirred.clear();
    return taken;
  },

  within<T>(frame: Frame, body: () => T): T {
    const before = current;
    current = frame;
    if (frame.by === 'handler') stirred.add(frame.requestId);
    try {
      return body();
    } finally {
      if (before !== outside) current = before;
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
