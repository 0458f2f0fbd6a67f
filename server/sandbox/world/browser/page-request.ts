import type { RequestInput } from '../../../../protocol/action.js';
import type { EventOf } from '../../../../trace/event.js';
import type { CookieContext } from './cookie.js';
import { isTrustworthy, site, siteOf } from './site.js';
import { fetchStandard, type Refusal } from './standard.js';

export type Initiator = NonNullable<EventOf<'request'>['initiator']>;

/** A request with what the browser knows of where it comes from (Fetch standard, requests). */
export type PageRequest = {
  browser: string;
  method: string;
  url: URL;
  headers: NonNullable<RequestInput['headers']>;
  body: Buffer;
  kind: Initiator['kind'];
  /** The page it comes from; null for a typed address. */
  from: URL | null;
  credentials: Initiator['credentials'];
  /** It, or a request it follows, went to another origin than the page's (response tainting "cors"). */
  crossOrigin: boolean;
  /** Redirects between other origins have made its origin opaque: it goes as `null`. */
  originTainted: boolean;
  redirectOf: string | null;
};

/** The request that an action asks a browser for. A script or a subresource without a page is of the target's own origin. */
export function pageRequest(input: RequestInput): PageRequest {
  const { browser, method, headers = {}, kind = 'navigate' } = input;
  const url = new URL(input.url);
  const from = input.from === undefined ? (kind === 'navigate' ? null : new URL('/', url)) : new URL(input.from);
  const credentials = kind === 'fetch' ? (input.credentials ?? 'same-origin') : 'include';
  const crossOrigin = from !== null && from.origin !== url.origin;
  return {
    browser,
    method,
    url,
    headers,
    body: bodyBytes(input),
    kind,
    from,
    credentials,
    crossOrigin,
    originTainted: false,
    redirectOf: null,
  };
}

/** The body of a request as the bytes it is. */
export const bodyBytes = ({ body = '', encoding }: RequestInput) => Buffer.from(body, encoding ?? 'utf8');

/** An address that a person typed: nothing is to be said of where it comes from. */
export const isTyped = ({ kind, from, redirectOf }: PageRequest) =>
  kind === 'navigate' && from === null && redirectOf === null;

/** What the trace says of where a request comes from. */
export function initiatorOf({ kind, from, url, credentials, redirectOf }: PageRequest): Initiator {
  return {
    kind,
    from: from?.href ?? null,
    site: siteOf(from, url),
    credentials,
    ...(redirectOf !== null && { redirectOf }),
  };
}

/** How cookies see it (RFC 6265bis 5.2). As in Chromium, the sites that redirected to the target do not count. */
export function cookieContext(
  { kind, from, url, method }: PageRequest,
  thirdPartyCookies: 'allow' | 'block',
): CookieContext {
  const topLevel = kind === 'navigate';
  const crossSite = siteOf(from, url) === 'cross-site';
  const topLevelSite = site(topLevel || from === null ? url : from);
  const blocksThirdParty = thirdPartyCookies === 'block' && crossSite && !topLevel;
  return { url, api: 'http', method, crossSite, topLevel, topLevelSite, blocksThirdParty };
}

/** Why cookies neither go with a request nor are taken from its response, whatever they are; null when they may. */
export function whyNoCookies({ credentials, crossOrigin }: PageRequest): Refusal | null {
  const section = fetchStandard('HTTP-network-or-cache fetch');
  if (credentials === 'omit') {
    return { reason: 'The script asked for it: with credentials "omit" no cookies go or are taken.', section };
  }
  if (credentials === 'same-origin' && crossOrigin) {
    const reason =
      'The script fetches from another origin: with credentials "same-origin", the default, no cookies go or are taken; "include" asks for them.';
    return { reason, section };
  }
  return null;
}

/** The Origin header a browser adds (Fetch standard, append a request `Origin` header); null when it adds none. */
export function originHeader(request: PageRequest): string | null {
  const { kind, from, url, method, crossOrigin } = request;
  if (from === null) return null;
  if (kind === 'fetch' && crossOrigin) return originOf(request);
  if (method === 'GET' || method === 'HEAD') return null;
  // the default referrer policy: from https to http nothing is said of the page
  return from.protocol === 'https:' && url.protocol === 'http:' ? 'null' : originOf(request);
}

/** The page's origin as it goes on the wire. */
export const originOf = ({ from, originTainted }: PageRequest) =>
  originTainted || from === null ? 'null' : from.origin;

/** Why a page's request is not even sent: a page that came by https asks for something by http. */
export function whyMixedContent({ kind, from, url }: PageRequest): string | null {
  if (kind === 'navigate' || from?.protocol !== 'https:' || isTrustworthy(url)) return null;
  return `The browser did not send it: mixed content, the page ${from.origin} came by https and asks for ${url.origin} by http.`;
}
