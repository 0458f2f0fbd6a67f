import { domainMatch, pathMatch } from 'tough-cookie';
import { type CookieContext, type StoredCookie, sameCookie } from './cookie.js';
import type { Attributes } from './set-cookie.js';
import { isAddress, isPublicSuffix, isTrustworthy } from './site.js';
import { partitionedCookies, type Refusal, rfc6265bis } from './standard.js';

type Candidate = {
  cookie: StoredCookie;
  attributes: Attributes;
  arrival: CookieContext;
  stored: readonly StoredCookie[];
};
type Rule = (candidate: Candidate) => string | null;

/** Why the storage model (RFC 6265bis 5.7) ignores a cookie; null when it is to be kept. The first rule that says so counts. */
export function whyIgnored(candidate: Candidate): Refusal | null {
  for (const [section, rule] of rules) {
    const reason = rule(candidate);
    if (reason !== null) return { reason, section };
  }
  return null;
}

const rules: [section: string, rule: Rule][] = [
  [rfc6265bis('5.7'), isDomainInAscii],
  [rfc6265bis('5.7'), isNoPublicSuffix],
  [rfc6265bis('5.1.3'), hasDomainOfHost],
  [rfc6265bis('5.7'), isSecureOverSecure],
  [rfc6265bis('5.7'), isVisibleToItsScript],
  [rfc6265bis('5.7'), leavesSecureAlone],
  [rfc6265bis('5.7'), maySameSite],
  [rfc6265bis('5.7'), isSecureWithNone],
  [rfc6265bis('5.4'), keepsSecurePrefix],
  [rfc6265bis('5.4'), keepsHostPrefix],
  [rfc6265bis('5.4'), hidesNoPrefix],
  [rfc6265bis('5.7'), overwritesNoHttpOnly],
  [partitionedCookies, isSecureWithPartitioned],
  [rfc6265bis('7.1'), mayThirdParty],
];

function isDomainInAscii({ attributes }: Candidate) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  return /^[\x00-\x7f]*$/.test(attributes.domain) ? null : 'Its Domain attribute is not in ASCII.';
}

function isNoPublicSuffix({ attributes: { domain }, arrival: { url } }: Candidate) {
  if (domain === '' || domain === url.hostname || !isPublicSuffix(domain)) return null;
  return `Its Domain ${domain} is a public suffix: nobody owns all the hosts under it.`;
}

function hasDomainOfHost({ attributes: { domain }, arrival: { url } }: Candidate) {
  if (domain === '' || domainMatch(url.hostname, domain, false)) return null;
  const address = isAddress(url.hostname) ? ', which is an address,' : '';
  return `Its Domain ${domain} does not match the host ${url.hostname}${address} that set it.`;
}

function isSecureOverSecure({ cookie, arrival: { url } }: Candidate) {
  if (!cookie.secure || isTrustworthy(url)) return null;
  return 'It is Secure, and this connection is plain http: a browser takes a Secure cookie by https only.';
}

function isVisibleToItsScript({ cookie, arrival }: Candidate) {
  return cookie.httpOnly && arrival.api === 'script' ? 'It is HttpOnly, and a script cannot set such a cookie.' : null;
}

function leavesSecureAlone({ cookie, arrival: { url }, stored }: Candidate) {
  if (cookie.secure || isTrustworthy(url)) return null;
  const over = stored.find(
    (other) =>
      other.name === cookie.name &&
      other.secure &&
      (domainMatch(other.domain, cookie.domain, false) || domainMatch(cookie.domain, other.domain, false)) &&
      pathMatch(cookie.path, other.path),
  );
  return over
    ? `It would take the place of the Secure cookie ${over.name} of ${over.domain}: over plain http nobody may do that.`
    : null;
}

function maySameSite({ cookie, arrival }: Candidate) {
  if (cookie.sameSite === 'none' || !arrival.crossSite || arrival.topLevel) return null;
  const what = cookie.sameSite === null ? 'has no SameSite attribute, which means Lax' : `is SameSite=${cased(cookie)}`;
  return `It ${what}, and came with the response to a cross-site request that was no navigation.`;
}

function isSecureWithNone({ cookie }: Candidate) {
  return cookie.sameSite === 'none' && !cookie.secure
    ? 'It is SameSite=None without Secure: browsers take None with Secure only.'
    : null;
}

const startsWith = (name: string, prefix: string) => name.toLowerCase().startsWith(prefix);

function keepsSecurePrefix({ cookie }: Candidate) {
  return startsWith(cookie.name, '__secure-') && !cookie.secure
    ? 'Its name begins with __Secure-, and it is not Secure.'
    : null;
}

function keepsHostPrefix({ cookie, attributes }: Candidate) {
  if (!startsWith(cookie.name, '__host-')) return null;
  const missing = [
    ...(cookie.secure ? [] : ['Secure']),
    ...(cookie.hostOnly ? [] : ['no Domain attribute']),
    ...(attributes.path === '/' ? [] : ['Path=/']),
  ];
  return missing.length > 0
    ? `Its name begins with __Host-, which asks for Secure, no Domain attribute, and Path=/; here ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`
    : null;
}

function hidesNoPrefix({ cookie }: Candidate) {
  return cookie.name === '' && (startsWith(cookie.value, '__secure-') || startsWith(cookie.value, '__host-'))
    ? 'It has no name, and its value would look like the name of a cookie with a prefix.'
    : null;
}

function overwritesNoHttpOnly({ cookie, arrival, stored }: Candidate) {
  if (arrival.api === 'http') return null;
  const over = stored.find((other) => other.httpOnly && sameCookie(other, cookie));
  return over ? 'An HttpOnly cookie of this name is there, and a script cannot replace it.' : null;
}

function isSecureWithPartitioned({ cookie, attributes }: Candidate) {
  return attributes.partitioned && !cookie.secure ? 'It is Partitioned without Secure.' : null;
}

function mayThirdParty({ cookie, arrival }: Candidate) {
  return arrival.blocksThirdParty && cookie.partition === null
    ? "This browser blocks third-party cookies: the page is another site's."
    : null;
}

const cased = ({ sameSite }: StoredCookie) => (sameSite === 'strict' ? 'Strict' : sameSite === 'lax' ? 'Lax' : 'None');
