import type { EventOf, SessionOptions, TraceEvent } from '../event.js';
import { type Received, received } from '../received.js';
import { type Moment, SessionWatch } from './moment.js';

/** One request's passage through express-session: its inputs, and where in it each decision was due. */
export type Visit = {
  requestId: string;
  options: SessionOptions;
  /** Where its `session()` is called in the learner's code. */
  line: number | undefined;
  /** The request as the app saw it, behind whatever proxies. */
  received: Received;
  /** What Express says of `req.secure`. */
  reqSecure: boolean;
  cookieRead: EventOf<'cookie.read'> | null;
  /** What the store answered to the middleware's `get`. */
  found: EventOf<'store.return'> | null;
  /** Why express-session stepped aside, in its own debug words or its error. */
  aside: string | null;
  /** When the head was written: the cookie is decided. Null when it never was. */
  atHead: Moment | null;
  /** When the app ended the response: destroy, save and touch are decided. Null when it never did. */
  atEnd: Moment | null;
  /** The events of this passage, for what the library then did. */
  events: TraceEvent[];
};

/** The events of each request, in the order of the requests. */
export function byRequest(events: readonly TraceEvent[]): Map<string, TraceEvent[]> {
  const all = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.requestId === null) continue;
    const list = all.get(event.requestId);
    if (list) list.push(event);
    else all.set(event.requestId, [event]);
  }
  return all;
}

/** The passages of all requests through express-session, in the order of their requests. */
export function visits(events: readonly TraceEvent[]): Visit[] {
  return [...byRequest(events)].flatMap(([requestId, list]) => visitOf(requestId, list) ?? []);
}

type Entered = EventOf<'middleware'> & { session: SessionOptions };
const entersSession = (event: TraceEvent): event is Entered =>
  event.type === 'middleware' && event.phase === 'enter' && event.session !== undefined;

/**
 * The passage of a request through express-session; null when it never came there. With several session middlewares,
 * the one that did the work is the one that read the cookie.
 * @param list the events of that request
 */
export function visitOf(requestId: string, list: TraceEvent[]): Visit | null {
  const starts = list.flatMap((event, i) => (entersSession(event) ? [i] : []));
  const parts = starts.map((start, i) => list.slice(start, starts[i + 1]));
  const working = parts.findIndex((part) => part.some((event) => event.type === 'cookie.read'));
  const start = starts[Math.max(0, working)];
  const request = list.find((event) => event.type === 'request');
  if (start === undefined || !request) return null;
  const mine = list.slice(start);
  const entered = mine[0];
  if (!entered || !entersSession(entered)) return null;
  const cookieRead = mine.find((event) => event.type === 'cookie.read') ?? null;
  const found = answerToGet(mine);
  return {
    requestId,
    options: entered.session,
    line: entered.line,
    received: received(
      request,
      list.filter((event) => event.type === 'proxy'),
    ),
    reqSecure: entered.secure === true,
    cookieRead,
    found,
    aside: cookieRead ? null : whyAside(mine),
    ...decisive(mine, new SessionWatch(cookieRead?.sid ?? null, found?.value)),
    events: mine,
  };
}

/** What the store answered when the middleware asked for the session; null when it never did. */
function answerToGet(mine: TraceEvent[]): EventOf<'store.return'> | null {
  let callId: number | null = null;
  for (const event of mine) {
    if (callId === null && event.type === 'store.call' && event.op === 'get' && event.by === 'middleware')
      callId = event.callId;
    else if (event.type === 'store.return' && event.callId === callId) return event;
  }
  return null;
}

function whyAside(mine: TraceEvent[]): string {
  for (const event of mine) {
    if (event.type === 'debug') return event.message;
    if (event.type === 'middleware' && event.phase === 'leave' && event.error) return event.error;
    if (event.type === 'middleware' && event.phase === 'leave') break;
  }
  return 'req.session existed';
}

/** The cookie is decided when the head is written, the rest when the app ends the response. */
function decisive(mine: TraceEvent[], watch: SessionWatch): Pick<Visit, 'atHead' | 'atEnd'> {
  let atHead: Moment | null = null;
  let atEnd: Moment | null = null;
  for (const event of mine) {
    watch.follow(event);
    if (event.type === 'cookie.set') atHead ??= watch.now(null);
    else if (event.type === 'cookie.skip') atHead ??= watch.now(event.reason === 'no-sid' ? { truthy: true } : null);
    else if (event.type === 'middleware' && event.phase === 'commit') atEnd ??= watch.now(event.sessionID ?? null);
  }
  return { atHead, atEnd };
}
