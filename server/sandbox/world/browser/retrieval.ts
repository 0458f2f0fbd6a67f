import { domainMatch, pathMatch } from 'tough-cookie';
import type { CookieContext, StoredCookie } from './cookie.js';
import { isTrustworthy } from './site.js';
import { partitionedCookies, type Refusal, rfc6265bis } from './standard.js';

/** RFC 9110 9.2.1. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
/** RFC 6265bis 5.6.7.2, as Chromium does it: how long a cookie without SameSite may go with a cross-site form post. */
const laxAllowingUnsafeMs = 120_000;

/** Why the retrieval algorithm (RFC 6265bis 5.8.3) leaves a cookie out; null when it goes along. */
export function whyWithheld(cookie: StoredCookie, retrieval: CookieContext, now: number): Refusal | null {
  const { url } = retrieval;
  const host = url.hostname;
  if (cookie.hostOnly && cookie.domain !== host) {
    const reason = `It has no Domain attribute, so it goes to ${cookie.domain} only, and not to ${host}.`;
    return { reason, section: rfc6265bis('5.8.3') };
  }
  if (!domainMatch(host, cookie.domain, false)) {
    return { reason: `Its Domain ${cookie.domain} does not match ${host}.`, section: rfc6265bis('5.1.3') };
  }
  if (!pathMatch(url.pathname, cookie.path)) {
    return { reason: `Its Path ${cookie.path} does not match ${url.pathname}.`, section: rfc6265bis('5.1.4') };
  }
  if (cookie.secure && !isTrustworthy(url)) {
    const reason = 'It is Secure, and this request is plain http.';
    return { reason, section: rfc6265bis('5.8.3') };
  }
  if (cookie.httpOnly && retrieval.api === 'script') {
    return { reason: 'It is HttpOnly: no script sees it.', section: rfc6265bis('5.8.3') };
  }
  if (cookie.partition !== null && cookie.partition !== retrieval.topLevelSite) {
    const reason = `It is Partitioned and belongs to pages of ${cookie.partition}; this page is of ${retrieval.topLevelSite}.`;
    return { reason, section: partitionedCookies };
  }
  if (retrieval.blocksThirdParty && cookie.partition === null) {
    const reason = "This browser blocks third-party cookies: the page is another site's.";
    return { reason, section: rfc6265bis('7.1') };
  }
  return whyCrossSite(cookie, retrieval, now);
}

function whyCrossSite(cookie: StoredCookie, retrieval: CookieContext, now: number): Refusal | null {
  const { crossSite, topLevel, method } = retrieval;
  if (!crossSite || cookie.sameSite === 'none') return null;
  const section = rfc6265bis('5.6.7.1');
  if (cookie.sameSite === 'strict') {
    return { reason: 'It is SameSite=Strict, and the request comes from another site.', section };
  }
  const what = cookie.sameSite === 'lax' ? 'is SameSite=Lax' : 'has no SameSite attribute, which means Lax';
  if (!topLevel) {
    const reason = `It ${what}, and the request comes from another site without navigating to this one.`;
    return { reason, section };
  }
  if (safeMethods.has(method)) return null;
  if (cookie.sameSite === 'lax') {
    return { reason: `It ${what}, and another site sends a ${method}, which is not a safe method.`, section };
  }
  if (now - cookie.created <= laxAllowingUnsafeMs) return null;
  const reason = `It ${what}, it is more than two minutes old, and another site sends a ${method}, which is not a safe method.`;
  return { reason, section: rfc6265bis('5.6.7.2') };
}
