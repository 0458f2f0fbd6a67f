import type { HeldCookie } from '../../trace/event.js';

/** The Set-Cookie header, and the address it would come from, that puts a cookie into a jar as it is held in another. */
export function asSetCookie(cookie: HeldCookie, value = cookie.value): { url: string; cookie: string } {
  const { name, domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition } = cookie;
  const attributes = [
    `${name}=${value}`,
    `Path=${path}`,
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(expires === null ? [] : [`Expires=${new Date(expires).toUTCString()}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    ...(sameSite ? [`SameSite=${sameSite}`] : []),
    ...(partition ? ['Partitioned'] : []),
  ];
  return { url: `${secure ? 'https' : 'http'}://${domain}${path}`, cookie: attributes.join('; ') };
}
