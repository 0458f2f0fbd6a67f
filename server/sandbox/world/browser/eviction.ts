import type { StoredCookie } from './cookie.js';
import { type Refusal, rfc6265bis } from './standard.js';

/**
 * How many cookies a browser keeps, as Chromium has it: over the first number it drops down to the second, so that it
 * need not do so at each new cookie. RFC 6265bis 6.1 asks for 50 and 3,000 at least.
 */
const bounds = {
  ofDomain: { most: 180, kept: 150 },
  inAll: { most: 3300, kept: 3000 },
};

/** Which cookies go when there are too many (RFC 6265bis 5.7), given the one that was just stored. */
export function excess(cookies: readonly StoredCookie[], stored: StoredCookie): (Refusal & { cookie: StoredCookie })[] {
  const { ofDomain, inAll } = bounds;
  const ofSite = cookies.filter((cookie) => cookie.owner === stored.owner);
  if (ofSite.length > ofDomain.most) {
    const reason = `The browser had more than ${ofDomain.most} cookies of ${stored.owner}: it drops down to ${ofDomain.kept}, those without Secure first, then those unused for longest.`;
    return leaving(bySecureThenAge(ofSite), ofDomain.kept, reason);
  }
  if (cookies.length > inAll.most) {
    const reason = `The browser had more than ${inAll.most} cookies: it drops down to ${inAll.kept}, those unused for longest first.`;
    return leaving(cookies.toSorted(byAge), inAll.kept, reason);
  }
  return [];
}

function leaving(inOrder: StoredCookie[], kept: number, reason: string) {
  return inOrder.slice(0, inOrder.length - kept).map((cookie) => ({ cookie, reason, section: rfc6265bis('5.7') }));
}

/** The jar is in the order of creation, and sorting keeps that where the times are equal. */
const byAge = (a: StoredCookie, b: StoredCookie) => a.lastAccess - b.lastAccess;

const bySecureThenAge = (cookies: readonly StoredCookie[]) =>
  cookies.toSorted((a, b) => Number(a.secure) - Number(b.secure) || byAge(a, b));
