import type { Finding } from '../finding.js';
import { fateOf } from '../row.js';
import { cookieNameOf, cookieValues, type Exchange, eventsOf, spoken, type Traced, valueSet } from '../traced.js';
import { signedBefore, startBetween } from './secret-changed.js';

const change =
  "Give each its own name: session({ name: 'shop.sid', ... }); one name belongs to one session() and one store.";

/** Two have the same cookie name: the app's own cookie and the session's, or two `session()` of different stores. */
export function cookieNameClash(trace: Traced): Finding[] {
  const names = new Set(trace.exchanges.flatMap(({ visit }) => (visit ? [cookieNameOf(visit)] : [])));
  return trace.exchanges.flatMap((exchange) => [
    ...ownCookie(exchange, names),
    ...otherSecret(trace, exchange),
    ...[otherStore(trace, exchange)].filter((found) => found !== null),
    ...twoInTheJar(exchange),
  ]);
}

/** The app sets a cookie of that name by itself. */
function ownCookie(exchange: Exchange, names: ReadonlySet<string>): Finding[] {
  const bySession = new Set(eventsOf(exchange, 'cookie.set').map(({ header }) => valueSet(header)));
  return eventsOf(exchange, 'browser.cookie')
    .filter(({ outcome }) => outcome === 'stored' || outcome === 'replaced')
    .filter(({ cookie }) => names.has(cookie.name) && !bySession.has(cookie.value))
    .map(({ seq, cookie }) => ({
      mistake: 'cookie-name-clash',
      seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} was answered with a cookie ${cookie.name} of the app's own: it takes the place of the session's cookie of that name, and the session is lost.`,
      change: `Give the app's own cookie another name than ${cookie.name}, or the session's: name: 'shop.sid'.`,
    }));
}

/** Another `session()` of the same process signed the cookie, with another secret. */
function otherSecret({ events }: Traced, exchange: Exchange): Finding[] {
  const made = signedBefore(events, exchange);
  const read = exchange.visit?.cookieRead;
  if (!made || !read || startBetween(events, made.seq, exchange.request.seq)) return [];
  return [
    {
      mistake: 'cookie-name-clash',
      seq: read.seq,
      requestId: exchange.id,
      because: `The cookie ${read.name} that came with ${spoken(exchange)} was signed by another session() of this app, with another secret: both use one name, and each takes the other's session away.`,
      change,
    },
  ];
}

/** Another `session()` of the same process has the session in its store. */
export function otherStore(trace: Traced, exchange: Exchange): Finding | null {
  const { visit } = exchange;
  const sid = visit?.cookieRead?.sid;
  if (!visit?.found || sid == null || visit.found.value !== undefined || visit.found.error !== undefined) return null;
  const fate = fateOf(trace, sid, visit.found, visit.options.store);
  if (fate.how !== 'vanished') return null;
  const writer = trace.exchanges.find(({ id }) => id === fate.event.requestId);
  if (!writer?.visit || writer.visit.options.call === visit.options.call) return null;
  return {
    mistake: 'cookie-name-clash',
    seq: visit.found.seq,
    requestId: exchange.id,
    because: `The cookie ${cookieNameOf(visit)} that came with ${spoken(exchange)} names a session of another session() of this app, with another store (written by ${spoken(writer)}): both use one name, and each takes the other's session away.`,
    change,
  };
}

/** Two cookies of that name in one jar both go with the request; express-session reads the first. */
function twoInTheJar({ held, request, visit, id }: Exchange): Finding[] {
  const name = visit && cookieNameOf(visit);
  if (!visit || !name) return [];
  const sent = cookieValues(request, name);
  const both = held.filter(({ cookie }) => cookie.name === name && sent.includes(cookie.value));
  const later = both.at(-1);
  if (sent.length < 2 || both.length < 2 || !later) return [];
  const places = both.map(({ cookie }) => `${cookie.domain}${cookie.path}`).join(' and ');
  return [
    {
      mistake: 'cookie-name-clash',
      seq: later.since.seq,
      requestId: later.since.requestId,
      because: `The browser holds two cookies named ${name} (for ${places}) and ${id} sent both: express-session reads the first one only.`,
      change: 'Keep name, path and domain of the cookie the same, or take another name when you change them.',
    },
  ];
}
