import type { IncomingMessage } from 'node:http';

type Received = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * What is to be believed of a list that each proxy adds to. Every one of ours adds what it saw itself to the end, so what
 * the client said is that many from the end; what stands before it the client may have made up.
 * @param direct what this server saw itself
 * @param proxies how many proxies of ours stand before the server
 */
function believed(header: string | string[] | undefined, direct: string, proxies: number): string {
  const seen = [...listed(header), direct];
  return seen[Math.max(0, seen.length - 1 - proxies)] ?? direct;
}

/** Whom a connection counts for: the IP address it comes from. */
export const visitorOf = ({ headers, socket }: Received, proxies: number): string =>
  believed(headers['x-forwarded-for'], socket.remoteAddress ?? 'unknown', proxies);

/** The Host the client asked for, with its port; empty when it named none. */
export const hostOf = ({ headers }: Received, proxies: number): string =>
  believed(headers['x-forwarded-host'], headers.host ?? '', proxies);

/** Whether the client's own connection is http or https; the server itself speaks http. */
export const schemeOf = ({ headers }: Received, proxies: number): 'http' | 'https' =>
  believed(headers['x-forwarded-proto'], 'http', proxies) === 'https' ? 'https' : 'http';

const ofProxies = new Set(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']);
const ofProxiesAlone = new Set(['forwarded', 'x-real-ip', 'x-forwarded-port', 'x-forwarded-server']);

/** A header as the client sent it: without what our proxies added, so that no visitor's address is told to others. */
export function asSent([name, value]: [string, string], proxies: number): [string, string][] {
  const key = name.toLowerCase();
  if (proxies === 0) return [[name, value]];
  if (ofProxiesAlone.has(key)) return [];
  if (!ofProxies.has(key)) return [[name, value]];
  const own = listed(value).slice(0, -proxies);
  return own.length === 0 ? [] : [[name, own.join(', ')]];
}

function listed(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
