import type { IncomingMessage } from 'node:http';
import { hostOf } from '../http/forwarded.js';
import { Refusal } from './refusal.js';

/** What a request is for: the page, or the app in one sandbox. */
export type Destination = { page: true } | { page: false; sandbox: string };

/**
 * Reads it from the Host header: `<id>.<domain>` is a sandbox. The domain itself is the page only where it is this machine
 * (`localhost`): nothing of the playground is served under a hosted domain of sandboxes.
 * @param proxies how many proxies of ours say what Host they got
 * @throws Refusal of what names two hosts, or one that cannot be
 */
export function destinationOf(request: IncomingMessage, domain: string, proxies: number): Destination {
  if (hostLines(request) > 1) throw new Refusal(400, 'The request has more than one Host header.', true);
  const host = hostOf(request, proxies);
  // HTTP/1.0 may leave it out: no sandbox is meant then
  if (host === '') return { page: true };
  const name = hostName(host);
  checkTarget(request.url ?? '', name);
  if (name === domain && domain === 'localhost') return { page: true };
  if (name === domain)
    throw new Refusal(404, `Here are sandboxes only, each under a name of its own before .${domain}.`);
  if (!name.endsWith(`.${domain}`)) return { page: true };
  return { page: false, sandbox: name.slice(0, -domain.length - 1) };
}

const hostLines = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;

/** The name in a Host header, in lower case: without its port, and without the dot that a full name may end with. */
function hostName(host: string): string {
  if (!/^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)) {
    throw new Refusal(400, 'The Host header is no host name.', true);
  }
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/** A request line may name a host too (absolute form): one that is not the Host header's is no way to another sandbox. */
function checkTarget(target: string, name: string) {
  if (target.startsWith('/') || target === '*') return;
  if (URL.canParse(target) && new URL(target).hostname === name) return;
  throw new Refusal(400, 'The request line and the Host header name different hosts.', true);
}
