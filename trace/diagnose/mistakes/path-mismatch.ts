import type { Finding } from '../finding.js';
import { pathMatches } from '../jar.js';
import { cookieNameOf, type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** `cookie.path` leaves out pages that need the session: there express-session steps aside, or the browser keeps the cookie back. */
export function pathMismatch({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => outsidePath(exchange) ?? []);
}

/** The request is outside cookie.path, and has no session for that. */
export const outsidePath = (exchange: Exchange): Finding | null => steppedAside(exchange) ?? keptBack(exchange);

const change = "cookie: { path: '/' } (the default), or a path that every page with a session begins with.";
const edit = { option: 'cookie.path', value: undefined };

/** Outside cookie.path there is no req.session: a mistake where the handler fails at it, or the browser has a session. */
function steppedAside(exchange: Exchange): Finding | null {
  const { visit, held } = exchange;
  if (visit?.aside !== 'pathname mismatch') return null;
  const said = eventsOf(exchange, 'debug').find(({ message }) => message === 'pathname mismatch');
  const name = cookieNameOf(visit);
  const has = held.some(({ cookie }) => cookie.name === name);
  const fails = eventsOf(exchange, 'error').find(({ message }) => /undefined|null/.test(message));
  if (!said || !(has || fails)) return null;
  const path = typeof visit.options.cookie === 'object' ? visit.options.cookie.path : 'what cookie() gave';
  const shows = fails
    ? `there is no req.session (${fails.message})`
    : `the session that ${exchange.browser} has is not there`;
  return {
    mistake: 'path-mismatch',
    seq: said.seq,
    requestId: exchange.id,
    because: `${spoken(exchange)} is outside cookie.path (${path}): express-session stepped aside, and ${shows}.`,
    change,
    edit,
  };
}

/** express-session takes every path that begins with cookie.path, a browser only those below it (RFC 6265bis 5.1.4). */
function keptBack(exchange: Exchange): Finding | null {
  const { visit, held, request } = exchange;
  if (visit?.cookieRead?.outcome !== 'missing') return null;
  const { hostname, pathname } = new URL(request.url);
  const name = cookieNameOf(visit);
  const other = held.find(
    ({ cookie }) => cookie.name === name && cookie.domain === hostname && !pathMatches(cookie.path, pathname),
  );
  if (!other) return null;
  return {
    mistake: 'path-mismatch',
    seq: visit.cookieRead.seq,
    requestId: exchange.id,
    because: `The cookie ${name} has Path=${other.cookie.path}, and ${pathname} is not below it: the browser did not send it with ${spoken(exchange)}, which got a new session.`,
    change,
    edit,
  };
}
