import { Buffer } from 'buffer';
import { Readable } from 'readable-stream';
import type { Socket } from './socket.js';

/** Headers that Node keeps the first of, when a request repeats them (lib/_http_incoming.js). */
const single = new Set(
  (
    'content-type content-length user-agent referer host authorization proxy-authorization if-modified-since ' +
    'if-unmodified-since from location max-forwards retry-after etag last-modified server age expires'
  ).split(' '),
);

export type Headers = Record<string, string | string[]>;

/** Joins repeated headers as Node does: cookies by `; `, most by `, `, set-cookie as an array. */
function join(rawHeaders: string[]): Headers {
  const headers: Headers = {};
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] as string).toLowerCase();
    const value = rawHeaders[i + 1] as string;
    const before = headers[name];
    if (name === 'set-cookie') headers[name] = Array.isArray(before) ? [...before, value] : [value];
    else if (typeof before !== 'string') headers[name] = value;
    else if (!single.has(name)) headers[name] = `${before}${name === 'cookie' ? '; ' : ', '}${value}`;
  }
  return headers;
}

export class IncomingMessage extends Readable {
  socket!: Socket;
  httpVersion = '1.1';
  httpVersionMajor = 1;
  httpVersionMinor = 1;
  complete = false;
  aborted = false;
  method = '';
  url = '';
  rawHeaders: string[] = [];
  rawTrailers: string[] = [];
  trailers: Headers = {};
  #headers: Headers | undefined;
  #body: Buffer = Buffer.alloc(0);

  static receive(socket: Socket, message: { method: string; url: string; headers: [string, string][]; body: Buffer }) {
    const request = new IncomingMessage();
    request.socket = socket;
    request.method = message.method;
    request.url = message.url;
    request.rawHeaders = message.headers.flat();
    request.headers = join(request.rawHeaders);
    request.#body = message.body;
    return request;
  }

  constructor() {
    super({ highWaterMark: 16384 });
  }

  get headers(): Headers {
    this.#headers ??= {};
    return this.#headers;
  }

  set headers(headers: Headers) {
    this.#headers = headers;
  }

  get connection() {
    return this.socket;
  }

  set connection(socket: Socket) {
    this.socket = socket;
  }

  setTimeout() {
    return this;
  }

  override _read() {
    if (this.complete) return;
    this.complete = true;
    if (this.#body.length > 0) this.push(this.#body);
    this.push(null);
  }

  /** As Node: a request that is destroyed before its end takes the connection with it. */
  override _destroy(error: Error | null, callback: (error: Error | null) => void) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
      this.socket?.destroy();
    }
    callback(error);
  }
}
