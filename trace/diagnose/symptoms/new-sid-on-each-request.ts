import { logsOut } from '../login.js';
import { whyLost } from '../lost-session.js';
import type { Cause } from '../symptom.js';
import { cookieNameOf, type Exchange, eventsOf, type Traced } from '../traced.js';

/** A browser that had been given a session, and had not logged out, gets another one with its next request. */
export function newSidOnEachRequest(trace: Traced): Cause | string {
  const given = new Set<string>();
  for (const exchange of trace.exchanges) {
    if (!exchange.visit) continue;
    const who = `${exchange.browser} ${cookieNameOf(exchange.visit)}`;
    const cause = given.has(who) && isNew(exchange) ? whyLost(trace, exchange) : null;
    if (cause) return cause;
    if (logsOut(exchange)) given.delete(who);
    else given.add(who);
  }
  return 'No browser was given a new session id after its first request, but by logging out.';
}

const isNew = (exchange: Exchange) => eventsOf(exchange, 'session.generate').some(({ by }) => by === 'middleware');
