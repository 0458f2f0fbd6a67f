import type { HeldCookie } from '../../event.js';
import type { Finding } from '../finding.js';
import { cookieNameOf, type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/**
 * A page of another site asks for what needs the session, by script or in a frame: a cookie that is SameSite=Lax or
 * Strict, or says nothing, neither goes with such a request nor is taken from its response (RFC 6265bis section 5.6.7).
 * A link or a form of another site is not named: there the same rule is what protects against forged requests.
 */
export function crossSiteLax({ exchanges }: Traced): Finding[] {
  const names = new Set(exchanges.flatMap(({ visit }) => (visit ? [cookieNameOf(visit)] : [])));
  return exchanges.flatMap((exchange) => {
    const kept = isAskedFor(exchange) && keptAway(exchange, names);
    if (!kept) return [];
    const { seq, outcome, cookie } = kept;
    const did = outcome === 'withheld' ? 'did not send' : 'did not take';
    return {
      mistake: 'cross-site-lax',
      seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} came from a page of another site, ${exchange.request.initiator?.from}, and the cookie ${cookie.name} ${sameSiteText(cookie)}: the browser ${did} it.`,
      change:
        "cookie: { sameSite: 'none', secure: true } with https, if that page is yours; or serve both from one site.",
      edit: { option: 'cookie.sameSite', value: 'none' },
    };
  });
}

function isAskedFor({ request: { initiator } }: Exchange): boolean {
  if (initiator?.site !== 'cross-site') return false;
  return initiator.kind === 'subresource' || (initiator.kind === 'fetch' && initiator.credentials === 'include');
}

function keptAway(exchange: Exchange, names: ReadonlySet<string>) {
  return eventsOf(exchange, 'browser.cookie').find(
    ({ outcome, cookie, reason }) =>
      (outcome === 'withheld' || outcome === 'rejected') &&
      names.has(cookie.name) &&
      cookie.sameSite !== 'none' &&
      /SameSite/.test(reason ?? ''),
  );
}

function sameSiteText({ sameSite }: HeldCookie): string {
  if (sameSite === null) return 'has no SameSite, which means Lax';
  return `is SameSite=${sameSite === 'lax' ? 'Lax' : 'Strict'}`;
}
