import type { EventOf } from '../../event.js';
import { hasExpiry, isMissing } from '../../explain/rules.js';
import { duration } from '../../sentence.js';
import { whyLost } from '../lost-session.js';
import { otherStore } from '../mistakes/cookie-name-clash.js';
import { maxAgeAndExpires } from '../mistakes/max-age-and-expires.js';
import { fateOf } from '../row.js';
import type { Cause } from '../symptom.js';
import { cookieNameOf, type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** A browser comes back, and its cookie or the row in the store has run out of time. */
export function expiredTooEarly(trace: Traced): Cause | string {
  for (const exchange of trace.exchanges) {
    const cause = inTheStore(trace, exchange) ?? inTheJar(trace, exchange);
    if (cause) return cause;
  }
  return 'No browser came back after the cookie or the row of its session had run out of time.';
}

function inTheStore(trace: Traced, exchange: Exchange): Cause | null {
  const { visit } = exchange;
  const sid = visit?.cookieRead?.sid;
  if (!visit?.found || sid == null || !isMissing(visit.found) || otherStore(trace, exchange)) return null;
  const fate = fateOf(trace, sid, visit.found, visit.options.store);
  const byTime = fate.how === 'removed' && fate.event.type === 'store.edit' && fate.event.op === 'expire';
  if (fate.how !== 'expired' && fate.how !== 'vanished' && !byTime) return null;
  return whyLost(trace, exchange);
}

/** The jar dropped the session's cookie since the last request of this browser. */
function inTheJar(trace: Traced, exchange: Exchange): Cause | null {
  const { visit, browser, request } = exchange;
  if (visit?.cookieRead?.outcome !== 'missing') return null;
  const name = cookieNameOf(visit);
  const last = trace.events.findLast(
    (event): event is EventOf<'browser.cookie'> =>
      event.seq < request.seq &&
      event.type === 'browser.cookie' &&
      event.browser === browser &&
      event.cookie.name === name,
  );
  if (last?.outcome !== 'expired' || last.cookie.value === '') return null;
  const given = trace.exchanges.findLast((other) => other.request.seq < last.seq && setsCookie(other, exchange, name));
  if (!given) return null;
  const born = maxAgeAndExpires(trace).find(({ requestId }) => requestId === given.id);
  if (born) return born;
  return notRenewed(trace, given, last) ?? tooShort(given, last);
}

const setsCookie = (other: Exchange, { browser }: Exchange, name: string) =>
  other.browser === browser && eventsOf(other, 'cookie.set').some((event) => event.name === name);

/** The session was in use and the browser got no new cookie: without `rolling` only a change of the session renews it. */
function notRenewed({ exchanges }: Traced, given: Exchange, dropped: EventOf<'browser.cookie'>): Cause | null {
  const used = exchanges.find(
    ({ browser, request, visit }) =>
      browser === given.browser &&
      request.seq > given.request.seq &&
      request.seq < dropped.seq &&
      visit?.cookieRead?.outcome === 'valid' &&
      visit.atHead !== null &&
      hasExpiry(visit.atHead),
  );
  const skip = used && eventsOf(used, 'cookie.skip').find(({ reason }) => reason === 'not-needed');
  if (!used || !skip) return null;
  return {
    seq: skip.seq,
    requestId: used.id,
    because: `${spoken(used)} used the session, but rolling is not on and nothing in the session changed: the browser got no new cookie, and the one of ${spoken(given)} ended at ${dropped.cookie.expires}.`,
    change: 'rolling: true sends the cookie again with every response, with a new expiry.',
    edit: { option: 'rolling', value: true },
  };
}

function tooShort(given: Exchange, dropped: EventOf<'browser.cookie'>): Cause | null {
  const set = eventsOf(given, 'cookie.set').at(-1);
  const { cookie } = given.visit?.options ?? {};
  const fixed = typeof cookie === 'object' && typeof cookie.expires === 'string' && cookie.maxAge === undefined;
  const maxAge = typeof cookie === 'object' ? cookie.maxAge : undefined;
  if (!set) return null;
  const long = typeof maxAge === 'number' ? `maxAge is ${maxAge} milliseconds (${duration(maxAge)}), and the` : 'The';
  return {
    seq: set.seq,
    requestId: given.id,
    because: `${long} cookie of ${spoken(given)} ended at ${dropped.cookie.expires}, before the browser came again.`,
    change: fixed
      ? 'cookie: { maxAge: ... }, which counts from each request, in place of expires, which is one date for all.'
      : 'A longer cookie.maxAge: it is in milliseconds.',
  };
}
