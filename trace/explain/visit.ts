import type { EventOf, SessionOptions, TraceEvent } from '../event.js';
import { type Received, received } from '../received.js';

/** A session as express-session compares it: its data as JSON text without `cookie`, and the cookie beside it. */
type SessionState = {
  sid: string;
  data: string;
  cookie: Record<string, unknown>;
  /** express-session wraps `save` of the session it made itself; of one made by `regenerate` it does not. */
  wrapped: boolean;
};

/** `req.session`, `req.sessionID` and what express-session remembers of them, at one moment of a request. */
export type Moment = {
  session: SessionState | null;
  sessionId: string | null;
  original: { id: string; data: string } | null;
  /** The data at the last save that express-session saw (`savedHash`); null when there was none. */
  saved: string | null;
};

/** One request's passage through express-session: its inputs, and where in it each decision was due. */
export type Visit = {
  requestId: string;
  options: SessionOptions;
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

/** The passages of all requests through express-session, in the order of their requests. */
export function visits(events: readonly TraceEvent[]): Visit[] {
  const byRequest = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.requestId === null) continue;
    const list = byRequest.get(event.requestId);
    if (list) list.push(event);
    else byRequest.set(event.requestId, [event]);
  }
  return [...byRequest].flatMap(([requestId, list]) => visitOf(requestId, list) ?? []);
}

type Entered = EventOf<'middleware'> & { session: SessionOptions };
const entersSession = (event: TraceEvent): event is Entered =>
  event.type === 'middleware' && event.phase === 'enter' && event.session !== undefined;

/** With several session middlewares, the one that did the work is the one that read the cookie. */
function visitOf(requestId: string, list: TraceEvent[]): Visit | null {
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
  const visit: Visit = {
    requestId,
    options: entered.session,
    received: received(
      request,
      list.filter((event) => event.type === 'proxy'),
    ),
    reqSecure: entered.secure === true,
    cookieRead,
    found: answerToGet(mine),
    aside: cookieRead ? null : whyAside(mine),
    atHead: null,
    atEnd: null,
    events: mine,
  };
  follow(visit);
  return visit;
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

/** Walks the passage and notes `req.session` as it stood at each decision. Reads inputs only: what the app did. */
function follow(visit: Visit) {
  const now: Moment = { session: null, sessionId: visit.cookieRead?.sid ?? null, original: null, saved: null };
  let reloading = false;
  for (const event of visit.events) {
    if (event.type === 'session.reload') reloading = true;
    else if (event.type === 'session.load') {
      if (event.by === 'middleware' || reloading) load(visit, now, event);
      reloading = false;
    } else if (event.type === 'session.save' && !visit.atEnd) noteSave(now, event);
    else change(now, event);
    noteDecision(visit, now, event);
  }
}

function change(now: Moment, event: TraceEvent) {
  if (event.type === 'session.generate') generate(now, event);
  else if (event.type === 'session.destroy') now.session = null;
  else if (event.type === 'session.change') applyChange(now, event);
}

function generate(now: Moment, event: EventOf<'session.generate'>) {
  now.session = stateOf(event, event.by === 'middleware');
  now.sessionId = event.sid;
  if (event.by === 'middleware') now.original = { id: event.sid, data: now.session.data };
}

function load(visit: Visit, now: Moment, event: EventOf<'session.load'>) {
  now.session = stateOf(event, now.session?.wrapped ?? true);
  if (event.by !== 'middleware') return;
  // measured from what the store gave: names that the Session has methods for do not reach req.session
  const data = dataOf((visit.found?.value ?? event.session) as Record<string, unknown>);
  now.original = { id: event.sid, data };
  if (!truthyOr(visit.options.resave, true)) now.saved = data;
}

function noteSave(now: Moment, event: EventOf<'session.save'>) {
  if (now.session?.wrapped && now.session.sid === event.sid) now.saved = dataOf(event.session);
}

/** The cookie is decided when the head is written, the rest when the app ends the response. */
function noteDecision(visit: Visit, now: Moment, event: TraceEvent) {
  if (event.type === 'cookie.set' || event.type === 'cookie.skip') visit.atHead ??= structuredClone(now);
  else if (event.type === 'middleware' && event.phase === 'commit') visit.atEnd ??= structuredClone(now);
}

/** express-session's default for an option that was left out, and JavaScript's idea of true otherwise. */
export const truthyOr = (given: unknown, byDefault: boolean) => (given === undefined ? byDefault : Boolean(given));

function dataOf(session: Record<string, unknown>): string {
  const { cookie: _, ...data } = session;
  return JSON.stringify(data);
}

function stateOf(event: EventOf<'session.generate' | 'session.load'>, wrapped: boolean): SessionState {
  return { sid: event.sid, data: dataOf(event.session), cookie: cookieOf(event.session), wrapped };
}

function cookieOf(session: Record<string, unknown>): SessionState['cookie'] {
  return { ...((session.cookie ?? {}) as Record<string, unknown>) };
}

function applyChange(now: Moment, { path, after, sid }: EventOf<'session.change'>) {
  const [first, ...rest] = path;
  if (first === undefined) {
    if (after === undefined || after === null) now.session = null;
    else {
      const session = after as Record<string, unknown>;
      now.session = { sid, data: dataOf(session), cookie: cookieOf(session), wrapped: now.session?.wrapped ?? false };
    }
    return;
  }
  if (!now.session) return;
  if (first === 'cookie') {
    if (rest[0] === undefined) now.session.cookie = cookieOf({ cookie: after });
    else now.session.cookie[rest[0]] = after;
    return;
  }
  const data = JSON.parse(now.session.data) as Record<string, unknown>;
  let at = data;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1) as string;
  if (after === undefined) {
    if (Array.isArray(at)) at.length = Math.min(at.length, Number(last));
    else delete at[last];
  } else at[last] = after;
  now.session.data = JSON.stringify(data);
}
