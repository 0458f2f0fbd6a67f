import type { EventOf, HeldCookie } from '../../../../trace/event.js';

/** A cookie as RFC 6265bis 5.7 stores it. Times are milliseconds since the Unix epoch. */
export type StoredCookie = {
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  /** null: it ends with the browser's session. */
  expires: number | null;
  created: number;
  lastAccess: number;
  httpOnly: boolean;
  secure: boolean;
  /** null: no valid SameSite attribute, so the browser's default. */
  sameSite: HeldCookie['sameSite'];
};

/** What became of a cookie, without what every event has. */
export type CookieOutcome = Pick<EventOf<'browser.cookie'>, 'cookie' | 'outcome' | 'reason' | 'section'>;

/** The cookie as the trace and the result of an experiment show it. */
export function held(cookie: StoredCookie): HeldCookie {
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite } = cookie;
  const until = expires === null ? null : new Date(expires).toISOString();
  return { name, value, domain, hostOnly, path, expires: until, httpOnly, secure, sameSite };
}

/** RFC 6265bis 5.7, last steps: what makes two cookies one. */
export const sameCookie = (a: StoredCookie, b: StoredCookie) =>
  a.name === b.name && a.domain === b.domain && a.hostOnly === b.hostOnly && a.path === b.path;

export const isExpired = (cookie: StoredCookie, now: number) => cookie.expires !== null && cookie.expires <= now;
