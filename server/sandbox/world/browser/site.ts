import { getDomain } from 'tldts';
import type { EventOf } from '../../../../trace/event.js';

/** The registrable domain of a host by the public suffix list, or the host itself where it has none (an address, `localhost`). */
export const registrableDomain = (host: string) => getDomain(host, { allowPrivateDomains: true }) ?? host;

/** Whether no one can own cookies of all hosts under it: `com`, `co.uk`, `github.io`, `localhost`. */
export const isPublicSuffix = (domain: string) =>
  !isAddress(domain) && getDomain(domain, { allowPrivateDomains: true }) === null;

/** An IPv4 or IPv6 address, as `URL` writes them. */
export const isAddress = (host: string) => host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);

/** Scheme and registrable domain: two addresses with the same are schemefully same-site (HTML standard). */
export const site = ({ protocol, hostname }: URL) => `${protocol}//${registrableDomain(hostname)}`;

/** How a request's target stands to the page it comes from, as Sec-Fetch-Site says it. */
export function siteOf(from: URL | null, target: URL): NonNullable<EventOf<'request'>['initiator']>['site'] {
  if (from === null) return 'none';
  if (from.origin === target.origin) return 'same-origin';
  return site(from) === site(target) ? 'same-site' : 'cross-site';
}

/** Where browsers take and send Secure cookies: https, and this very machine, as Chromium and Firefox have it. */
export const isTrustworthy = ({ protocol, hostname }: URL) =>
  protocol === 'https:' ||
  /^(.+\.)?localhost$/.test(hostname) ||
  /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
  hostname === '[::1]';
