import { whyNoCookie } from '../lost-session.js';
import type { Cause } from '../symptom.js';
import { cookieNameOf, cookieValues, type Traced } from '../traced.js';

/** A browser that has been at the app comes without the session's cookie, and never sends it later. */
export function cookieNeverSentBack(trace: Traced): Cause | string {
  const { exchanges } = trace;
  for (const browser of new Set(exchanges.map((exchange) => exchange.browser))) {
    const own = exchanges.filter((exchange) => exchange.browser === browser && exchange.visit);
    const [, second] = own;
    const sends = own.some(({ request, visit }) => visit && cookieValues(request, cookieNameOf(visit)).length > 0);
    const cause = second && !sends ? whyNoCookie(trace, second) : null;
    if (cause) return cause;
  }
  return 'Every browser that came a second time sent the cookie of its session back at least once.';
}
