import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { type Action, action } from '../../protocol/action.js';
import { bounds } from '../../protocol/bounds.js';
import { issueSentence } from '../../protocol/issue.js';
import { asSent, hostOf, schemeOf } from '../http/forwarded.js';
import type { BodyBudget } from './body-budget.js';
import { Refusal } from './refusal.js';

/** What a request's body may have: with a quarter to spare, for bytes that are no text take a third more in the log. */
export const mostBodyBytes = (bounds.bodyLength * 3) / 4;

/** The client left, or was cut off, before its request was whole: there is nobody to answer. */
export class ClientGone extends Error {}

/** @throws Refusal of a request that is too large by what its head says, before any of its body is read. */
export function checkHead({ url = '', headers, rawHeaders }: IncomingMessage) {
  if (url === '*') throw new Refusal(400, 'The request is for no path: OPTIONS * asks a server, not an app.');
  if (url.length > bounds.urlLength - 300)
    throw new Refusal(414, `The URL is longer than ${bounds.urlLength - 300} characters, the most a sandbox takes.`);
  if (rawHeaders.length / 2 > bounds.headerCount)
    throw new Refusal(431, `The request has more than ${bounds.headerCount} headers, the most a sandbox takes.`);
  if (Number(headers['content-length'] ?? 0) > mostBodyBytes) throw tooLarge();
}

/**
 * Reads the body to its end.
 * @throws Refusal as soon as it is too large, or all bodies together are; ClientGone
 */
export async function readBody(request: IncomingMessage, budget: BodyBudget): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const take = (chunk: Buffer) => {
    if (length + chunk.length > mostBodyBytes) throw tooLarge();
    budget.take(chunk.length);
    length += chunk.length;
    chunks.push(chunk);
  };
  try {
    // the iterator is not used: leaving it early would destroy the connection, and the refusal with it
    await new Promise<void>((resolve, reject) => {
      request.on('data', (chunk: Buffer) => {
        try {
          take(chunk);
        } catch (refusal) {
          request.removeAllListeners('data');
          reject(refusal);
        }
      });
      request.once('end', resolve);
      request.once('error', () => reject(new ClientGone()));
      request.once('close', () => reject(new ClientGone()));
    });
    return Buffer.concat(chunks);
  } finally {
    budget.give(length);
  }
}

const tooLarge = () =>
  new Refusal(
    413,
    `The body has more than ${mostBodyBytes.toLocaleString('en-US')} bytes, the most a sandbox takes.`,
    true,
  );

/**
 * The action of a client's request, with everything as the client sent it.
 * @throws Refusal that names what cannot be part of one
 */
export function requestAction(
  request: IncomingMessage,
  body: Buffer,
  browser: string,
  proxies: number,
): Extract<Action, { type: 'request' }> {
  const host = hostOf(request, proxies);
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '');
  const text = isUtf8(body);
  const parsed = action.safeParse({
    type: 'request',
    browser,
    method: request.method,
    url: `${schemeOf(request, proxies)}://${host.toLowerCase()}${target.startsWith('/') ? target : `/${target}`}`,
    headers: headersOf(request, host, proxies),
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    ...(!text && { encoding: 'base64' }),
  });
  if (parsed.success && parsed.data.type === 'request') return parsed.data;
  throw new Refusal(400, parsed.error ? issueSentence(parsed.error, 'request') : 'The request cannot be read.');
}

/** By name, as an action has them, an array where a name comes more than once; Host is the one the client asked for. */
function headersOf({ rawHeaders }: IncomingMessage, host: string, proxies: number) {
  const headers = new Map<string, string | string[]>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    for (const [name, value] of asSent([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? ''], proxies)) {
      const before = headers.get(name);
      const one = name.toLowerCase() === 'host' ? host : value;
      headers.set(name, before === undefined ? one : [before, one].flat());
    }
  }
  return Object.fromEntries(headers);
}
