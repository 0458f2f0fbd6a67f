import type { Finding } from '../finding.js';
import { cookieNameOf, eventsOf, spoken, type Traced } from '../traced.js';

/** A script fetches from another origin without asking for credentials: no cookie goes, and none is taken. */
export function fetchWithoutCredentials({ exchanges }: Traced): Finding[] {
  const names = new Set(exchanges.flatMap(({ visit }) => (visit ? [cookieNameOf(visit)] : [])));
  return exchanges.flatMap((exchange) => {
    const { initiator } = exchange.request;
    if (initiator?.kind !== 'fetch' || initiator.credentials === 'include' || initiator.preflightOf) return [];
    const kept = eventsOf(exchange, 'browser.cookie').find(
      ({ outcome, cookie, reason }) =>
        (outcome === 'withheld' || outcome === 'rejected') &&
        names.has(cookie.name) &&
        /credentials/.test(reason ?? ''),
    );
    if (!kept) return [];
    const did = kept.outcome === 'withheld' ? 'went with it' : 'was taken from its response';
    const given = initiator.credentials === 'omit' ? '' : ', the default';
    return {
      mistake: 'fetch-without-credentials',
      seq: kept.seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} is a fetch of a page of ${initiator.from} with credentials '${initiator.credentials}'${given}: no cookie ${kept.cookie.name} ${did}.`,
      change:
        "fetch(url, { credentials: 'include' }); to another origin the app must also answer with Access-Control-Allow-Credentials: true and that origin (cors({ origin: 'https://...', credentials: true })).",
    };
  });
}
