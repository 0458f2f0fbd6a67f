import type { Finding } from '../finding.js';
import { cookieNameOf, cookieValues, type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** `res.clearCookie` deletes the cookie of the same name, path and domain only: with others it names another cookie. */
export function clearCookieMismatch({ exchanges }: Traced): Finding[] {
  const names = new Set(exchanges.flatMap(({ visit }) => (visit ? [cookieNameOf(visit)] : [])));
  return exchanges.flatMap((exchange) => missed(exchange, names) ?? []);
}

function missed(exchange: Exchange, names: ReadonlySet<string>): Finding | null {
  // a cookie that is deleted has no value; `expired`: the browser had none to delete
  const cleared = eventsOf(exchange, 'browser.cookie').find(
    ({ outcome, cookie }) => outcome === 'expired' && cookie.value === '' && names.has(cookie.name),
  );
  const sent = cleared ? cookieValues(exchange.request, cleared.cookie.name) : [];
  const kept = exchange.held.find(({ cookie }) => cookie.name === cleared?.cookie.name && sent.includes(cookie.value));
  if (!cleared || !kept) return null;
  const { name, domain, path } = kept.cookie;
  return {
    mistake: 'clear-cookie-mismatch',
    seq: cleared.seq,
    requestId: exchange.id,
    because: `${spoken(exchange)} clears the cookie ${name} of ${cleared.cookie.domain}${cleared.cookie.path}, and the browser holds one of ${domain}${path}: that is another cookie, and it stays.`,
    change: `res.clearCookie('${name}', { path: '${path}' }) with the path, and the domain if it was given one, that the cookie was set with.`,
  };
}
