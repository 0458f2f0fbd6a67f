import type { HeaderList } from '../../../trace/event.js';
import type { Received } from '../../../trace/received.js';
import type { PageRequest } from './browser/page-request.js';

/** The head of a response, as the guest sends it when the end is still to come. */
export type GuestHead = { id: string; status: number; statusText: string; headers: HeaderList };
/** What the guest sends back for one request. */
export type GuestResponse = (GuestHead & { body: string }) | { id: string; error: string };

export type Wire = { method: string; url: string; headers: HeaderList; body: Buffer };

/**
 * The request as a browser puts it on the wire: Host, what was given, the Origin and Cookie headers where there are
 * any and none were given, and the body's length.
 */
export function onWire(
  { method, url, headers: asGiven, body }: Pick<PageRequest, 'method' | 'url' | 'headers' | 'body'>,
  cookieHeader: string | null,
  origin: string | null,
): Wire {
  const given = headerList(asGiven);
  const has = (name: string) => given.some(([other]) => other.toLowerCase() === name);
  const headers: HeaderList = [...(has('host') ? [] : [['Host', url.host] as [string, string]]), ...given];
  if (origin !== null && !has('origin')) headers.push(['Origin', origin]);
  if (cookieHeader !== null && !has('cookie')) headers.push(['Cookie', cookieHeader]);
  // an empty POST or PUT says so (Fetch standard, HTTP-network-or-cache fetch, step 8)
  const mayHaveBody = body.length > 0 || method === 'POST' || method === 'PUT';
  if (mayHaveBody && !has('content-length') && !has('transfer-encoding')) {
    headers.push(['Content-Length', String(body.length)]);
  }
  return { method, url: url.href, headers, body };
}

/** Headers one by one, as they go on the wire. */
export function headerList(headers: PageRequest['headers']): HeaderList {
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
}

/** The request as the guest takes it, as JSON: see `receive` in guest/main.ts. */
export function toGuest(id: string, { method, url, body }: Wire, { scheme, headers, address }: Received): string {
  // not as the URL standard has it: a client outside may ask for /a/../b, and Node hands it on as it came
  const path = url.replace(/^[^/]*\/\/[^/?#]*/, '').replace(/#.*/, '');
  const secure = scheme === 'https';
  return JSON.stringify({
    id,
    method,
    url: path.startsWith('/') ? path : `/${path}`,
    headers,
    body: body.toString('base64'),
    secure,
    address,
  });
}

/** Headers as an object, as outsiders get them: names in lower case, an array where one came more than once. */
export function headerObject(headers: HeaderList): Record<string, string | string[]> {
  // without what objects inherit: an app may send a header by the name of constructor
  const result: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = result[key];
    result[key] = before === undefined ? value : [before, value].flat();
  }
  return result;
}
