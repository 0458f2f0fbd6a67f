import type { Buffer } from 'buffer';
import { context } from '../../context.js';
import { nodeError, validateHeader } from './errors.js';
import type { IncomingMessage } from './incoming.js';
import { OutgoingMessage } from './outgoing.js';
import { STATUS_CODES } from './status.js';

type Head = { status: number; statusText: string; headers: [string, string][] };
/** How a response leaves: its head alone, when that is sent before the end, and then the whole of it. */
type Wire = { sendHead(head: Head): void; send(response: Head & { body: Buffer }): void };

type HeaderArgument = Record<string, string | number | readonly string[]> | [string, string][] | string[];

/** Node's lib/_http_server.js ServerResponse: the status line, and which statuses have no body. */
export class ServerResponse extends OutgoingMessage {
  readonly req: IncomingMessage;
  readonly #wire: Wire;

  constructor(request: IncomingMessage, wire: Wire = { sendHead() {}, send() {} }) {
    super();
    this.req = request;
    this.socket = request.socket ?? null;
    this.#wire = wire;
    if (request.method === 'HEAD') this._hasBody = false;
    if (request.headers.connection === 'close') this.shouldKeepAlive = false;
  }

  override _implicitHeader() {
    this.writeHead(this.statusCode);
  }

  writeHead(status: number, reason?: string | HeaderArgument, headers?: HeaderArgument) {
    if (this._header)
      throw nodeError('ERR_HTTP_HEADERS_SENT', 'Cannot write headers after they are sent to the client');
    const code = status | 0;
    if (code < 100 || code > 999) {
      throw nodeError('ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${status}`, RangeError);
    }
    if (typeof reason === 'string') this.statusMessage = reason;
    else this.statusMessage ||= STATUS_CODES[code] ?? 'unknown';
    this.statusCode = code;
    const given = typeof reason === 'string' ? headers : (reason ?? headers);
    for (const [name, value] of pairs(given)) this.setHeader(name, value);
    validateHeader('Status', this.statusMessage);
    if (code === 204 || code === 304 || code < 200) this._hasBody = false;
    this.onHead();
    this.storeHeader(`HTTP/1.1 ${code} ${this.statusMessage}\r\n`, () => new Date().toUTCString());
    return this;
  }

  writeContinue() {}

  /** Every listener of `on-headers` has run; the tracer looks here at what was decided. */
  onHead() {}

  protected override onHeadSent(headers: [string, string][]) {
    if (!this.destroyed) this.#wire.sendHead(this.#head(headers));
  }

  #head(headers: [string, string][]): Head {
    return { status: this.statusCode, statusText: this.statusMessage ?? '', headers };
  }

  /** Listeners are the app's code, also when it is express-session's `res.end` that made the event. */
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (this.listenerCount(event) === 0) return false;
    return context.within({ ...context.frame(), by: 'handler' }, () => super.emit(event, ...args));
  }

  protected override onEnd(headers: [string, string][], body: Buffer) {
    if (this.destroyed) return;
    this.emit('prefinish');
    this.#wire.send({ ...this.#head(headers), body });
    process.nextTick(() => {
      this.writableFinished = true;
      this.emit('finish');
      this.destroyed = true;
      process.nextTick(() => this.emit('close'));
    });
  }
}

function pairs(headers: HeaderArgument | undefined): [string, string | number | readonly string[]][] {
  if (!headers) return [];
  if (!Array.isArray(headers)) return Object.entries(headers);
  if (Array.isArray(headers[0])) return headers as [string, string][];
  const flat = headers as string[];
  return flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? ''] as [string, string]] : []));
}
