import { Cookie, CookieJar } from 'tough-cookie';
import type { HeldCookie } from '../../../../trace/event.js';

/** What became of one Set-Cookie header or one edit of the jar. */
export type CookieOutcome = {
  cookie: HeldCookie;
  outcome: 'stored' | 'replaced' | 'rejected' | 'expired' | 'deleted';
  reason?: string;
};

/**
 * A browser's cookie jar on the virtual clock (RFC 6265, tough-cookie). tough-cookie's own clock is the real one: so
 * Max-Age becomes Expires on ours when a cookie comes in, and expired ones are dropped here before each use.
 */
export class Browser {
  readonly #jar = new CookieJar(undefined, { prefixSecurity: 'strict', rejectPublicSuffixes: false });

  /** The Cookie header for a request, or null when no cookie goes with it. @param now ms since the epoch. */
  cookieHeader(url: string, now: number): string | null {
    const held = this.#jar.getCookiesSync(url, { expire: false }).filter((cookie) => !isExpired(cookie, now));
    return held.length > 0 ? held.map((cookie) => cookie.cookieString()).join('; ') : null;
  }

  /** Takes one Set-Cookie header as RFC 6265 section 5.3 says. @param now ms since the epoch. */
  setCookie(header: string, url: string, now: number): CookieOutcome {
    const cookie = Cookie.parse(header, { loose: true });
    if (!cookie) return rejected(nameOf(header), url, 'The Set-Cookie header has no name (RFC 6265 section 5.2).');
    if (cookie.maxAge !== null && cookie.maxAge !== undefined) {
      const seconds = cookie.maxAge === '-Infinity' ? -1 : cookie.maxAge === 'Infinity' ? 34_560_000 : cookie.maxAge;
      cookie.expires = new Date(seconds <= 0 ? 0 : now + seconds * 1000);
      cookie.maxAge = null;
    }
    cookie.creation = new Date(now);
    const secureRefused = refusedAsInsecure(cookie, url);
    if (secureRefused) return { cookie: held(cookie, url), outcome: 'rejected', reason: secureRefused };
    const before = this.#find(cookie, url);
    if (isExpired(cookie, now)) return this.#expire(cookie, url, before);
    try {
      this.#jar.setCookieSync(cookie, url, { ignoreError: false, now: new Date(now) } as object);
    } catch (error) {
      return { cookie: held(cookie, url), outcome: 'rejected', reason: sentence(error) };
    }
    const stored = this.#find(cookie, url);
    if (!stored)
      return { cookie: held(cookie, url), outcome: 'rejected', reason: 'The browser did not keep the cookie.' };
    return { cookie: held(stored, url), outcome: before ? 'replaced' : 'stored' };
  }

  /** Removes every cookie of that name; gives those that were there. */
  deleteCookie(name: string): CookieOutcome[] {
    return this.#all()
      .filter((cookie) => cookie.key === name)
      .map((cookie) => {
        this.#remove(cookie);
        return { cookie: held(cookie), outcome: 'deleted' as const };
      });
  }

  /** Drops what has expired by now; gives it. */
  expire(now: number): CookieOutcome[] {
    return this.#all()
      .filter((cookie) => isExpired(cookie, now))
      .map((cookie) => {
        this.#remove(cookie);
        return { cookie: held(cookie), outcome: 'expired' as const };
      });
  }

  cookies(): HeldCookie[] {
    return this.#all().map((cookie) => held(cookie));
  }

  #expire(cookie: Cookie, url: string, before: Cookie | undefined): CookieOutcome {
    if (before) this.#remove(before);
    const reason = 'It expires in the past: this is how a server deletes a cookie (RFC 6265 section 3.1).';
    return { cookie: held(cookie, url), outcome: before ? 'deleted' : 'expired', reason };
  }

  #find(cookie: Cookie, url: string): Cookie | undefined {
    const { domain, path } = held(cookie, url);
    return this.#all().find(
      (other) => other.key === cookie.key && other.domain === domain && (other.path ?? '/') === path,
    );
  }

  #all(): Cookie[] {
    let all: Cookie[] = [];
    // the memory store calls back before it returns
    void this.#jar.store.getAllCookies((_, cookies) => {
      all = cookies ?? [];
    });
    return all;
  }

  #remove(cookie: Cookie) {
    const { domain, path, key } = cookie;
    if (domain) void this.#jar.store.removeCookie(domain, path ?? '/', key, () => {});
  }
}

function isExpired(cookie: Cookie, now: number) {
  return cookie.expires instanceof Date && cookie.expires.getTime() <= now;
}

/** Browsers keep no Secure cookie that came over http (RFC 6265bis section 5.7); tough-cookie does. */
function refusedAsInsecure(cookie: Cookie, url: string) {
  if (!cookie.secure || new URL(url).protocol === 'https:') return null;
  return 'It is Secure, and this connection is plain http: a browser keeps no Secure cookie that came without TLS (RFC 6265bis section 5.7).';
}

function rejected(name: string, url: string, reason: string): CookieOutcome {
  const cookie = new Cookie({ key: name, value: '' });
  return { cookie: held(cookie, url), outcome: 'rejected', reason };
}

const nameOf = (header: string) => header.split(/[=;]/, 1)[0]?.trim() ?? '';

function sentence(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!]$/.test(message) ? message : `${message}.`;
}

/** RFC 6265 section 5.1.4: the directory of the request's path. */
function defaultPath(url: string) {
  const { pathname } = new URL(url);
  const at = pathname.lastIndexOf('/');
  return at <= 0 ? '/' : pathname.slice(0, at);
}

function held(cookie: Cookie, url?: string): HeldCookie {
  const sameSite = cookie.sameSite?.toLowerCase();
  return {
    name: cookie.key,
    value: cookie.value,
    domain: cookie.domain ?? (url ? new URL(url).hostname : ''),
    hostOnly: cookie.hostOnly ?? cookie.domain === null,
    path: cookie.path ?? (url ? defaultPath(url) : '/'),
    expires: cookie.expires instanceof Date ? cookie.expires.toISOString() : null,
    httpOnly: cookie.httpOnly === true,
    secure: cookie.secure === true,
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : null,
  };
}
