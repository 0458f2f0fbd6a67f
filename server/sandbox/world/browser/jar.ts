import { defaultPath } from 'tough-cookie';
import { type CookieContext, type CookieOutcome, held, isExpired, type StoredCookie, sameCookie } from './cookie.js';
import { excess } from './eviction.js';
import { whyWithheld } from './retrieval.js';
import { parseSetCookie, type SetCookie } from './set-cookie.js';
import { isAddress, isPublicSuffix, registrableDomain } from './site.js';
import type { Refusal } from './standard.js';
import { whyIgnored } from './storage.js';

/**
 * The cookies of one browser, by RFC 6265bis on the virtual clock. Each `now` is in ms since the Unix epoch. Dates, hosts
 * and paths are tough-cookie's; its jar is not: it has the real clock, leaves no Secure cookie alone over http, bounds
 * neither sizes nor numbers, and says of none why.
 */
export class CookieJar {
  /** In the order of creation. */
  #cookies: StoredCookie[] = [];

  get cookies(): readonly StoredCookie[] {
    return this.#cookies;
  }

  /** Takes one set-cookie-string (RFC 6265bis 5.6 and 5.7): what became of it, and of those that had to make room. */
  receive(text: string, arrival: CookieContext, now: number): CookieOutcome[] {
    const parsed = parseSetCookie(text, now);
    const cookie = newCookie(parsed, arrival, now);
    const { attributes } = parsed;
    const refusal = parsed.refusal ?? whyIgnored({ cookie, attributes, arrival, stored: this.#cookies });
    if (refusal) return [rejected(cookie, refusal)];
    const at = this.#cookies.findIndex((other) => sameCookie(other, cookie));
    const before = this.#cookies[at];
    if (isExpired(cookie, now)) return [this.#deleted(cookie, before)];
    if (before) {
      this.#cookies[at] = { ...cookie, created: before.created };
      return [{ cookie: held(cookie), outcome: 'replaced' }];
    }
    this.#cookies.push(cookie);
    return [{ cookie: held(cookie), outcome: 'stored' }, ...this.#evict(cookie)];
  }

  /** The cookies that go along, in the order of the header, and why the others of the same site do not (RFC 6265bis 5.8.3). */
  retrieve(retrieval: CookieContext, now: number): { sent: StoredCookie[]; withheld: CookieOutcome[] } {
    const sent: StoredCookie[] = [];
    const withheld: CookieOutcome[] = [];
    const owner = registrableDomain(retrieval.url.hostname);
    for (const cookie of this.#cookies) {
      if (cookie.owner !== owner) continue;
      const refusal = whyWithheld(cookie, retrieval, now);
      if (refusal) withheld.push({ cookie: held(cookie), outcome: 'withheld', ...refusal });
      else sent.push(cookie);
    }
    for (const cookie of sent) cookie.lastAccess = now;
    return { sent: sent.toSorted((a, b) => b.path.length - a.path.length || a.created - b.created), withheld };
  }

  /** The cookies of the target's site, none of which goes along, for one reason. */
  withholdAll(url: URL, refusal: Refusal): CookieOutcome[] {
    const owner = registrableDomain(url.hostname);
    return this.#cookies
      .filter((cookie) => cookie.owner === owner)
      .map((cookie) => ({ cookie: held(cookie), outcome: 'withheld', ...refusal }));
  }

  /** Says of a set-cookie-string that the browser does not even look at, why. */
  refuse(text: string, arrival: CookieContext, refusal: Refusal, now: number): CookieOutcome {
    return rejected(newCookie(parseSetCookie(text, now), arrival, now), refusal);
  }

  /** Drops what is true of, and gives it. */
  remove(which: (cookie: StoredCookie) => boolean): StoredCookie[] {
    const gone = this.#cookies.filter(which);
    if (gone.length > 0) this.#cookies = this.#cookies.filter((cookie) => !which(cookie));
    return gone;
  }

  keep(): () => void {
    const cookies = this.#cookies.map((cookie) => ({ ...cookie }));
    return () => {
      this.#cookies = cookies.map((cookie) => ({ ...cookie }));
    };
  }

  #deleted(cookie: StoredCookie, before: StoredCookie | undefined): CookieOutcome {
    this.remove((other) => other === before);
    const reason = 'It expires in the past: this is how a server deletes a cookie.';
    return { cookie: held(cookie), outcome: before ? 'deleted' : 'expired', reason };
  }

  #evict(stored: StoredCookie): CookieOutcome[] {
    const gone = excess(this.#cookies, stored);
    const cookies = new Set(gone.map(({ cookie }) => cookie));
    this.remove((cookie) => cookies.has(cookie));
    return gone.map(({ cookie, reason, section }) => ({ cookie: held(cookie), outcome: 'evicted', reason, section }));
  }
}

/** RFC 6265bis 5.8.3, step 4: a cookie without a name is its value alone. */
export const cookieString = (cookies: readonly StoredCookie[]) =>
  cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');

function newCookie(
  { name, value, attributes }: SetCookie,
  { url, topLevelSite }: CookieContext,
  now: number,
): StoredCookie {
  const { expires, path, httpOnly, secure, sameSite, partitioned } = attributes;
  const asked = domainOf(attributes.domain, url.hostname);
  const domain = asked === '' ? url.hostname : asked;
  return {
    name,
    value,
    domain,
    owner: registrableDomain(domain),
    hostOnly: asked === '',
    path: path ?? defaultPath(url.pathname),
    expires,
    created: now,
    lastAccess: now,
    httpOnly,
    secure,
    sameSite,
    partition: partitioned ? topLevelSite : null,
  };
}

/** A host that is an address or itself a public suffix keeps what it sets for itself (RFC 6265bis 5.7). */
const domainOf = (domain: string, host: string) =>
  domain === host && (isAddress(host) || isPublicSuffix(host)) ? '' : domain;

const rejected = (cookie: StoredCookie, refusal: Refusal): CookieOutcome => ({
  cookie: held(cookie),
  outcome: 'rejected',
  ...refusal,
});
