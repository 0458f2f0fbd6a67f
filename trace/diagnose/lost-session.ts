import type { EventOf, TraceEvent } from '../event.js';
import { isMissing } from '../explain/rules.js';
import type { Visit } from '../explain/visit.js';
import { otherStore } from './mistakes/cookie-name-clash.js';
import { outsidePath } from './mistakes/path-mismatch.js';
import { readTooEarly } from './mistakes/redirect-before-save.js';
import { sameSiteNoneWithoutSecure } from './mistakes/same-site-none-without-secure.js';
import { signedBefore, startBetween } from './mistakes/secret-changed.js';
import { rowNotTouched } from './mistakes/store-without-touch.js';
import { type Fate, fateOf } from './row.js';
import type { Cause } from './symptom.js';
import { cookieNameOf, type Exchange, eventsOf, spoken, type Traced } from './traced.js';

/** Why a request did not get the session that its browser had had: the first event that made it so. */
export function whyLost(trace: Traced, exchange: Exchange): Cause | null {
  const { visit } = exchange;
  if (!visit) return null;
  if (visit.aside !== null) return steppedAside(exchange, visit);
  switch (visit.cookieRead?.outcome) {
    case 'valid':
      return rowGone(trace, exchange, visit);
    case 'invalid-signature':
      return wronglySigned(trace, exchange);
    case 'unsigned':
      return at(
        putThere(exchange, visit),
        `The cookie ${cookieNameOf(visit)} has a value that express-session did not sign`,
      );
    case 'missing':
      return whyNoCookie(trace, exchange);
    default:
      return null;
  }
}

const at = (event: TraceEvent | undefined, because: string, change?: string): Cause | null =>
  event ? { seq: event.seq, requestId: event.requestId, because, ...(change && { change }) } : null;

function steppedAside(exchange: Exchange, visit: Visit): Cause | null {
  const outside = outsidePath(exchange);
  if (outside) return outside;
  const said = eventsOf(exchange, 'debug').find(({ message }) => message === visit.aside);
  return at(said ?? exchange.request, `express-session stepped aside for ${spoken(exchange)}: ${visit.aside}.`);
}

function rowGone(trace: Traced, exchange: Exchange, visit: Visit): Cause | null {
  const { found } = visit;
  const sid = visit.cookieRead?.sid;
  if (!found || sid == null) return at(exchange.request, `The store never answered for ${spoken(exchange)}.`);
  if (!isMissing(found)) {
    const failing = trace.events.findLast((event) => event.type === 'store.fail' && event.seq < found.seq);
    const because = `The store failed when ${spoken(exchange)} asked for the session: ${found.error}.`;
    return found.error === undefined ? null : at(failing ?? found, because);
  }
  const known =
    readTooEarly(trace.exchanges, exchange) ?? otherStore(trace, exchange) ?? rowNotTouched(trace, exchange);
  if (known) return known;
  const fate = fateOf(trace, sid, found, visit.options.store);
  return at('event' in fate ? fate.event : found, sentences[fate.how](fate as never, exchange), changes[fate.how]);
}

const sentences: { [H in Fate['how']]: (fate: Extract<Fate, { how: H }>, exchange: Exchange) => string } = {
  'never-written': (_, exchange) =>
    `The cookie that came with ${spoken(exchange)} is valid, and its session was never written to the store.`,
  destroyed: ({ event }) =>
    event.op === 'clear' ? 'The app emptied the store.' : `The app destroyed the session${in_(event)}.`,
  removed: ({ event }) => {
    if (event.type === 'store.edit') return `The session's row was removed from the store (${event.op}).`;
    const what = event.type === 'restart' ? event.reason : 'New code was deployed.';
    return `${what} MemoryStore keeps sessions in the memory of the process: they were all gone.`;
  },
  expired: ({ expires }, exchange) =>
    `The session's row was written to last until ${expires}, and ${spoken(exchange)} came later.`,
  'being-written': (_, exchange) => `The store was still writing the session when ${spoken(exchange)} asked for it.`,
  vanished: (_, exchange) =>
    `The store does not have the session any more when ${spoken(exchange)} asks for it, though nothing that the trace shows removed it: a time to live of the store's own, or another store.`,
};

const changes: { [H in Fate['how']]?: string } = {
  removed: 'A store outside the process, like Redis, keeps sessions over a restart.',
  expired: 'A longer cookie.maxAge (it is in milliseconds).',
};

const in_ = ({ requestId }: TraceEvent) => (requestId === null ? '' : ` in ${requestId}`);

function wronglySigned({ events }: Traced, exchange: Exchange): Cause | null {
  const read = exchange.visit?.cookieRead;
  const made = signedBefore(events, exchange);
  const start = made && startBetween(events, made.seq, exchange.request.seq);
  const because = `The signature of the cookie ${read?.name} that came with ${spoken(exchange)} fits no secret of the app.`;
  return at(start ?? read ?? undefined, because);
}

/** What put the cookie into the jar that was sent. */
function putThere({ held, request }: Exchange, visit: Visit): TraceEvent {
  return held.findLast(({ cookie }) => cookie.name === cookieNameOf(visit))?.since ?? request;
}

/** Why the browser had no cookie to send with a request, or did not send the one it had. */
export function whyNoCookie(trace: Traced, exchange: Exchange): Cause | null {
  const name = exchange.visit ? cookieNameOf(exchange.visit) : 'connect.sid';
  const outside = outsidePath(exchange);
  if (outside) return outside;
  const withheld = eventsOf(exchange, 'browser.cookie').find(
    ({ outcome, cookie }) => outcome === 'withheld' && cookie.name === name,
  );
  if (withheld)
    return at(withheld, `The browser did not send the cookie ${name} with ${spoken(exchange)}: ${withheld.reason}`);
  const held = exchange.held.find(({ cookie }) => cookie.name === name);
  if (held) {
    const { domain, path } = held.cookie;
    const read = exchange.visit?.cookieRead ?? exchange.request;
    return at(
      read,
      `The browser has a cookie ${name} for ${domain}${path}, and ${spoken(exchange)} went out without it.`,
    );
  }
  return whyNotInJar(trace, exchange, name);
}

function whyNotInJar(trace: Traced, exchange: Exchange, name: string): Cause | null {
  const before = trace.events.filter(({ seq, browser }) => seq < exchange.request.seq && browser === exchange.browser);
  const last = before.findLast(
    (event) =>
      ((event.type === 'cookie.set' || event.type === 'cookie.skip') && event.name === name) ||
      event.type === 'browser.restart' ||
      (event.type === 'browser.cookie' && event.cookie.name === name),
  );
  switch (last?.type) {
    case 'browser.cookie':
      return tookNot(trace, last);
    case 'browser.restart':
      return at(
        last,
        'The browser was closed: a cookie without maxAge or expires ends with it.',
        'cookie: { maxAge: ... }',
      );
    case 'cookie.skip':
      return neverGiven(trace, before, last);
    case 'cookie.set':
      return at(
        exchange.request,
        `${exchange.browser} was given the cookie ${name} and did not send it back: a client that keeps no cookies.`,
      );
    default:
      return null;
  }
}

function tookNot(trace: Traced, last: EventOf<'browser.cookie'>): Cause | null {
  const { outcome, cookie, reason, requestId } = last;
  const refused = outcome === 'rejected' && sameSiteNoneWithoutSecure(trace).find((one) => one.requestId === requestId);
  if (refused) return refused;
  const because = reason ?? (outcome === 'expired' ? `it ended at ${cookie.expires}.` : '');
  return at(last, `The browser ${became[outcome] ?? 'has'} the cookie ${cookie.name}${because && `: ${because}`}`);
}

const became: Partial<Record<EventOf<'browser.cookie'>['outcome'], string>> = {
  rejected: 'refused',
  deleted: 'deleted',
  expired: 'dropped',
  evicted: 'dropped',
};

const skipped: Record<EventOf<'cookie.skip'>['reason'], string> = {
  'no-session': 'req.session was gone when the headers were written',
  'not-secure': 'the cookie is Secure and express-session does not take the connection for https',
  'not-needed': 'the session was new and nothing had been put into it when the headers were written',
  'no-sid': 'the session id is not a string',
  'not-writable': 'an attribute of the cookie has a value that no header can carry',
};

/** The first of the responses that should have given the browser its cookie and did not. */
function neverGiven({ exchanges }: Traced, before: readonly TraceEvent[], last: EventOf<'cookie.skip'>): Cause | null {
  const first = before.find((event) => event.type === 'cookie.skip' && event.reason === last.reason) ?? last;
  const exchange = exchanges.find(({ id }) => id === first.requestId);
  if (!exchange) return null;
  const late = eventsOf(exchange, 'session.change').find(({ seq }) => seq > first.seq);
  const because = `The answer to ${spoken(exchange)} gave the browser no cookie: ${skipped[last.reason]}.`;
  return at(last.reason === 'not-needed' ? (late ?? first) : first, because);
}
