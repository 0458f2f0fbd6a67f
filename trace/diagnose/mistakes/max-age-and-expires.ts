import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, type Traced } from '../traced.js';

/**
 * `cookie.maxAge` counts from each request, `cookie.expires` is one date for all sessions: given both, the later in the
 * literal wins (express-session's Cookie takes them in their order); a date that has passed makes sessions that are
 * over when they begin.
 */
export function maxAgeAndExpires({ exchanges, time }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const cookie = exchange.visit?.options.cookie;
    if (typeof cookie !== 'object') return [];
    return bothGiven(exchange, cookie) ?? datePassed(exchange, cookie, time) ?? [];
  });
}

type CookieOptions = Record<string, unknown>;

function bothGiven(exchange: Exchange, cookie: CookieOptions): Finding | null {
  const given = Object.keys(cookie).filter((name) => name === 'maxAge' || name === 'expires');
  const [loses, wins] = given;
  const entered = eventsOf(exchange, 'middleware').find(({ session }) => session !== undefined);
  // what loses against the other matters only when it was a value
  if (!entered || loses === undefined || wins === undefined || !cookie[loses]) return null;
  return {
    mistake: 'max-age-and-expires',
    seq: entered.seq,
    requestId: exchange.id,
    because: `cookie has maxAge ${cookie.maxAge} and expires ${cookie.expires}: the one given last counts, ${wins}, and ${loses} does nothing.`,
    change: 'Give maxAge alone: it counts from each request, while expires is one date for all sessions.',
  };
}

function datePassed(exchange: Exchange, cookie: CookieOptions, time: Traced['time']): Finding | null {
  if (typeof cookie.expires !== 'string') return null;
  const made = eventsOf(exchange, 'session.generate').find(({ by }) => by === 'middleware');
  if (!made || Date.parse(cookie.expires) > time(made)) return null;
  return {
    mistake: 'max-age-and-expires',
    seq: made.seq,
    requestId: exchange.id,
    because: `cookie.expires is one fixed date, ${cookie.expires}, and it has passed: every session that is made now is over at once.`,
    change: 'cookie: { maxAge: ... } in place of expires: it counts from each request.',
  };
}
