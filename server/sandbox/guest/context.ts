import { host } from './host.js';

/** Who acts: express-session itself, or the learner's code. */
export type By = 'middleware' | 'handler';
type Frame = { readonly requestId: string | null; readonly by: By };

/**
 * Which request the running code belongs to, and who acts. Timers, ticks and store callbacks carry both over; after an
 * `await` they are unknown, and then the only request in flight, if there is one, is taken.
 */
const outside: Frame = { requestId: null, by: 'handler' };
let current = outside;
const inFlight = new Set<string>();

export const context = {
  requestId(): string | null {
    if (current.requestId !== null) return current.requestId;
    if (inFlight.size !== 1) return null;
    const [only] = inFlight;
    return only ?? null;
  },

  by(): By {
    return current.by;
  },

  begin(requestId: string) {
    inFlight.add(requestId);
  },

  end(requestId: string) {
    inFlight.delete(requestId);
  },

  run<T>(requestId: string | null, by: By, body: () => T): T {
    const before = current;
    current = { requestId, by };
    try {
      return body();
    } finally {
      current = before;
    }
  },

  /** The same function, to be run later as part of what runs now. */
  bind<Args extends unknown[], T>(body: (...args: Args) => T): (...args: Args) => T {
    const { requestId, by } = current;
    return requestId === null ? body : (...args) => context.run(requestId, by, () => body(...args));
  },

  /** Tells the host of one thing that happened, as part of `requestId` (the current request when left out). */
  emit(event: { type: string; [field: string]: unknown }, requestId: string | null = context.requestId()) {
    // put in as text: a copy of each event costs a tenth of what tracing costs
    host.emit(`${JSON.stringify(event).slice(0, -1)},"requestId":${requestId === null ? null : `"${requestId}"`}}`);
  },
};
