import type { EventOf, HeldCookie } from '../../../../trace/event.js';

/** A cookie as RFC 6265bis 5.7 stores it. Times are milliseconds since the Unix epoch. */
export type StoredCookie = {
  name: string;
  value: string;
  domain: string;
  /** The registrable domain of `domain`: cookies are told of, and counted, by it. */
  owner: string;
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
  /** Partitioned: the site of the pages it belongs to; null when it belongs to all. */
  partition: string | null;
};

/** What a browser knows of a request or a script when cookies come or are asked for. */
export type CookieContext = {
  url: URL;
  /** A request, or a page's script (a non-HTTP API). */
  api: 'http' | 'script';
  method: string;
  /** The request is cross-site (RFC 6265bis 5.2). */
  crossSite: boolean;
  /** It navigates a top-level browsing context: the address bar changes. */
  topLevel: boolean;
  /** The site in the address bar. */
  topLevelSite: string;
  /** A page of another site asks, and this browser blocks third-party cookies: all that are not Partitioned. */
  blocksThirdParty: boolean;
};

/** What became of a cookie, without what every event has. */
export type CookieOutcome = Pick<EventOf<'browser.cookie'>, 'cookie' | 'outcome' | 'reason' | 'section'>;

/** The cookie as the trace and the result of an experiment show it. */
export function held(cookie: StoredCookie): HeldCookie {
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition } = cookie;
  const until = expires === null ? null : new Date(expires).toISOString();
  const more = partition !== null && { partition };
  return { name, value, domain, hostOnly, path, expires: until, httpOnly, secure, sameSite, ...more };
}

/** RFC 6265bis 5.7, last steps: what makes two cookies one. */
export const sameCookie = (a: StoredCookie, b: StoredCookie) =>
  a.name === b.name &&
  a.domain === b.domain &&
  a.hostOnly === b.hostOnly &&
  a.path === b.path &&
  a.partition === b.partition;

export const isExpired = (cookie: StoredCookie, now: number) => cookie.expires !== null && cookie.expires <= now;
