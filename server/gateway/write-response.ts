import type { ServerResponse } from 'node:http';
import type { RealResponse } from '../sandbox/world/real-clients.js';
import { inRealTime } from './real-time.js';
import { Refusal } from './refusal.js';

/** What belongs to one connection (RFC 9110 section 7.6.1): the gateway has its own with the client. */
const ofTheConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'trailer',
  'upgrade',
]);

/**
 * Gives the app's response to the client as the app sent it, dates on the client's clock.
 * @param now ms since the Unix epoch, as the client has it
 * @throws Refusal when there is none, or none that HTTP could carry
 */
export function writeResponse(response: ServerResponse, from: RealResponse, now: number) {
  if ('error' in from) throw new Refusal(from.timedOut ? 504 : 502, from.error);
  const body = Buffer.from(from.body, 'base64');
  const chunked = from.headers.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  const headers = from.headers.filter(([name]) => !isDropped(name.toLowerCase(), chunked));
  check(from.status, headers, body, response);
  if (from.headers.some(([name, value]) => /^connection$/i.test(name) && /\bclose\b/i.test(value))) {
    response.shouldKeepAlive = false;
  }
  // its Date is the app's own, or the app wants none
  response.sendDate = false;
  try {
    const real = headers.map((header) => inRealTime(header, now - from.sentAt));
    response.writeHead(from.status, from.statusText, real.flat());
  } catch {
    // the app has taken Node's own checks apart: the same checks out here hold
    throw new Refusal(502, 'The app sent a head that HTTP cannot carry.');
  }
  response.end(body);
}

/** RFC 9112 section 6.3: a message with both has its length from Transfer-Encoding. */
const isDropped = (name: string, chunked: boolean) =>
  ofTheConnection.has(name) || (chunked && name === 'content-length');

/** A length that is not the body's would let an app write another response behind its own. */
function check(status: number, headers: [string, string][], body: Buffer, { req }: ServerResponse) {
  if (!(status >= 200)) throw new Refusal(502, `The app answered ${status}, which is not the end of an answer.`);
  const lengths = headers.flatMap(([name, value]) => (name.toLowerCase() === 'content-length' ? [value] : []));
  const bodiless = req.method === 'HEAD' || status === 204 || status === 304;
  const wrong = lengths.find((length) => !bodiless && length !== String(body.length));
  if (wrong !== undefined || lengths.length > 1) {
    const said = lengths.join(' and ').slice(0, 40);
    throw new Refusal(502, `The app said Content-Length ${said}, and sent ${body.length} bytes.`);
  }
}
