import type { HeldCookie } from '../../trace/event.js';

const sameSites = { strict: 'Strict', lax: 'Lax', none: 'None' };

/** A cookie of a jar as a Set-Cookie header would say it. */
export function cookieLine(cookie: HeldCookie): string {
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition } = cookie;
  return [
    `${name}=${value}`,
    hostOnly ? `for ${domain} only` : `Domain=${domain}`,
    `Path=${path}`,
    expires === null ? 'until the browser is closed' : `Expires=${expires}`,
    httpOnly && 'HttpOnly',
    secure && 'Secure',
    sameSite && `SameSite=${sameSites[sameSite]}`,
    partition !== undefined && `Partitioned, of ${partition}`,
  ]
    .filter((part) => part)
    .join('; ');
}
