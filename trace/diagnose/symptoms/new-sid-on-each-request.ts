import { whyLost } from '../lost-session.js';
import type { Cause } from '../symptom.js';
import { type Exchange, eventsOf, type Traced } from '../traced.js';

/** A browser that had been given a session gets another one with its next request. */
export function newSidOnEachRequest(trace: Traced): Cause | string {
  const seen = new Set<string>();
  for (const exchange of trace.exchanges) {
    const cause = seen.has(exchange.browser) && isNew(exchange) ? whyLost(trace, exchange) : null;
    if (cause) return cause;
    if (exchange.visit) seen.add(exchange.browser);
  }
  return 'No browser was given a new session id after its first request.';
}

const isNew = (exchange: Exchange) => eventsOf(exchange, 'session.generate').some(({ by }) => by === 'middleware');
