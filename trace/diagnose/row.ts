import type { EventOf, TraceEvent } from '../event.js';
import type { Traced } from './traced.js';

/** What became of a session's row before a moment when the store did not have it. */
export type Fate =
  /** It was never written. */
  | { how: 'never-written' }
  /** The app, or express-session for it, destroyed it or emptied the store. */
  | { how: 'destroyed'; event: EventOf<'store.call'> }
  /** Something else than the app took it away, or the process that held it ended. */
  | { how: 'removed'; event: EventOf<'store.edit' | 'restart' | 'deploy'> }
  /** It was written last by `event`, with an expiry that had passed. */
  | { how: 'expired'; event: EventOf<'store.call'>; expires: string }
  /** The store had not finished writing it. */
  | { how: 'being-written'; event: EventOf<'store.call'> }
  /** It was written last by `event`; nothing in the trace took it away. */
  | { how: 'vanished'; event: EventOf<'store.call'> };

/** Stores outside the process keep their rows when it ends. */
const outside = new Set(['RedisStore']);

/** @param missing the event that shows that the store has no such row; @param store the name of its class */
export function fateOf(trace: Traced, sid: string, missing: TraceEvent, store: string): Fate {
  let renewed: string | null = null;
  for (let i = missing.seq - 2; i >= 0; i--) {
    const event = trace.events[i] as TraceEvent;
    if (event.type === 'store.call') {
      if (event.op === 'touch' && event.sid === sid) renewed ??= expiryOf(event.value);
      const fate = byCall(trace, sid, event, missing, renewed);
      if (fate) return fate;
    } else {
      const fate = byOthers(trace, sid, event, store);
      if (fate) return fate;
    }
  }
  return { how: 'never-written' };
}

function byCall(
  { events, time }: Traced,
  sid: string,
  event: EventOf<'store.call'>,
  missing: TraceEvent,
  renewed: string | null,
): Fate | null {
  if (event.op === 'clear' || (event.op === 'destroy' && event.sid === sid)) return { how: 'destroyed', event };
  if (event.op !== 'set' || event.sid !== sid || failed(events, event)) return null;
  if (!answered(events, event, missing)) return { how: 'being-written', event };
  const expires = renewed ?? expiryOf(event.value);
  return expires !== null && Date.parse(expires) <= time(missing)
    ? { how: 'expired', event, expires }
    : { how: 'vanished', event };
}

const failed = (events: readonly TraceEvent[], { callId }: EventOf<'store.call'>) =>
  events.some((event) => event.type === 'store.return' && event.callId === callId && event.error !== undefined);

const takesAway = new Set<EventOf<'store.edit'>['op']>(['delete', 'expire', 'evict']);

function byOthers({ events }: Traced, sid: string, event: TraceEvent, store: string): Fate | null {
  switch (event.type) {
    case 'store.edit':
      return event.op === 'clear' || (event.sid === sid && takesAway.has(event.op)) ? { how: 'removed', event } : null;
    case 'restart':
      return !outside.has(store) && everWritten(events, sid, event) ? { how: 'removed', event } : null;
    case 'deploy':
      return !event.keepStore && everWritten(events, sid, event) ? { how: 'removed', event } : null;
    default:
      return null;
  }
}

function everWritten(events: readonly TraceEvent[], sid: string, before: TraceEvent): boolean {
  return events.some(
    (event) => event.seq < before.seq && event.type === 'store.call' && event.op === 'set' && event.sid === sid,
  );
}

const answered = (events: readonly TraceEvent[], { callId }: EventOf<'store.call'>, before: TraceEvent) =>
  events.some((event) => event.seq < before.seq && event.type === 'store.return' && event.callId === callId);

/** When the row of a session expires, ISO 8601; null when it does not by itself. */
function expiryOf(session: unknown): string | null {
  const { expires } = (session as { cookie?: { expires?: unknown } } | undefined)?.cookie ?? {};
  return typeof expires === 'string' ? expires : null;
}
