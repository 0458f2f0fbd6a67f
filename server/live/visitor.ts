import type { IncomingMessage } from 'node:http';

/**
 * Whom a connection counts for: the IP address it comes from.
 * @param proxies how many proxies of ours stand before the server. Each adds the address it saw to the end of
 * X-Forwarded-For, so the visitor is that many from the end; what stands before it the visitor may have made up.
 */
export function visitorOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: number): string {
  const seen = [...listed(request.headers['x-forwarded-for']), request.socket.remoteAddress ?? 'unknown'];
  return seen[Math.max(0, seen.length - 1 - proxies)] ?? 'unknown';
}

function listed(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');
}
