import { host } from './host.js';

/** Who acts: express-session itself, or the learner's code. */
export type By = 'middleware' | 'handler';

/**
 * Which request the running code belongs to, and who acts. Timers, ticks and store callbacks carry both over; after an
 * `await` they are unknown, and then the only request in flight, if there is one, is taken.
 */
let current: string | null = null;
let acting: By = 'handler';
const inFlight = new Set<string>();

export const context = {
  requestId(): string | null {
    if (current !== null) return current;
    if (inFlight.size !== 1) return null;
    const [only] = inFlight;
    return only ?? null;
  },

  by(): By {
    return acting;
  },

  begin(requestId: string) {
    inFlight.add(requestId);
  },

  end(requestId: string) {
    inFlight.delete(requestId);
  },

  run<T>(requestId: string | null, by: By, body: () => T): T {
    const before = current;
    const actingBefore = acting;
    current = requestId;
    acting = by;
    try {
      return body();
    } finally {
      current = before;
      acting = actingBefore;
    }
  },

  /** The same function, to be run later as part of what runs now. */
  bind<Args extends unknown[], T>(body: (...args: Args) => T): (...args: Args) => T {
    const requestId = current;
    const by = acting;
    return requestId === null ? body : (...args) => context.run(requestId, by, () => body(...args));
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
  tell(type: string, fields: string, requestId: string | null = context.requestId()) {
    host.emit(`{"type":"${type}"${fields},"requestId":${requestId === null ? 'null' : `"${requestId}"`}}`);
  },
};
