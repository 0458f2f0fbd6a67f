import { Buffer } from 'buffer';
import readable from 'readable-stream';
import { nodeError, validateHeader } from './errors.js';
import type { Socket } from './socket.js';

type Chunk = string | Uint8Array | null | undefined;
type Done = (error?: Error | null) => void;
type Value = string | number | readonly string[];

/** An outgoing message as Node's lib/_http_outgoing.js writes it: header rules, body framing, and its errors. */
export class OutgoingMessage extends readable.Stream {
  writable = true;
  finished = false;
  writableFinished = false;
  destroyed = false;
  errored: Error | null = null;
  sendDate = true;
  shouldKeepAlive = true;
  socket: Socket | null = null;
  statusCode = 200;
  statusMessage: string | undefined;
  /** The head as it goes on the wire; null until it is decided. Express-session looks at it. */
  _header: string | null = null;
  _hasBody = true;
  protected sentHeaders: [string, string][] = [];
  #headers = new Map<string, [name: string, value: Value]>();
  #removed = new Set<string>();
  #contentLength: number | null = null;
  #chunks: Buffer[] = [];
  #written = 0;
  #headSent = false;

  get headersSent() {
    return this._header !== null;
  }

  get connection() {
    return this.socket;
  }

  get writableEnded() {
    return this.finished;
  }

  get writableLength() {
    return 0;
  }

  get writableHighWaterMark() {
    return 16384;
  }

  get writableCorked() {
    return 0;
  }

  get writableObjectMode() {
    return false;
  }

  get writableNeedDrain() {
    return false;
  }

  cork() {}

  uncork() {}

  setTimeout() {
    return this;
  }

  setHeader(name: string, value: Value) {
    if (this._header) throw headersSent('set');
    validateHeader(name, value);
    this.#headers.set(name.toLowerCase(), [name, value]);
    return this;
  }

  setHeaders(headers: Iterable<[string, Value]>) {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]) {
    if (this._header) throw headersSent('append');
    const before = this.getHeader(name);
    if (before === undefined) return this.setHeader(name, value);
    return this.setHeader(name, [before, value].flat().map(String));
  }

  getHeader(name: string): Value | undefined {
    return this.#headers.get(String(name).toLowerCase())?.[1];
  }

  getHeaders(): Record<string, Value> {
    const all: Record<string, Value> = Object.create(null);
    for (const [key, [, value]] of this.#headers) all[key] = value;
    return all;
  }

  getHeaderNames() {
    return [...this.#headers.keys()];
  }

  getRawHeaderNames() {
    return [...this.#headers.values()].map(([name]) => name);
  }

  hasHeader(name: string) {
    return this.#headers.has(String(name).toLowerCase());
  }

  removeHeader(name: string) {
    if (this._header) throw headersSent('remove');
    const key = String(name).toLowerCase();
    this.#headers.delete(key);
    this.#removed.add(key);
    if (key === 'date') this.sendDate = false;
  }

  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this.#sendHead();
  }

  _implicitHeader() {
    throw nodeError('ERR_METHOD_NOT_IMPLEMENTED', 'The _implicitHeader() method is not implemented');
  }

  /** Decides the head: what the app set, then Date, Connection and the framing, in Node's order (`_storeHeader`). */
  protected storeHeader(firstLine: string, date: () => string) {
    const sent: [string, string][] = [];
    for (const [name, value] of this.#headers.values()) {
      for (const one of Array.isArray(value) ? value : [value]) sent.push([name, String(one)]);
    }
    const has = (name: string) => this.#headers.has(name);
    if (this.sendDate && !has('date')) sent.push(['Date', date()]);
    if (!this.#removed.has('connection') && !has('connection')) {
      if (this.shouldKeepAlive) sent.push(['Connection', 'keep-alive'], ['Keep-Alive', 'timeout=5']);
      else sent.push(['Connection', 'close']);
    }
    if (this._hasBody && !has('content-length') && !has('transfer-encoding')) {
      if (this.#contentLength !== null && !this.#removed.has('content-length')) {
        sent.push(['Content-Length', String(this.#contentLength)]);
      } else if (!this.#removed.has('transfer-encoding')) {
        sent.push(['Transfer-Encoding', 'chunked']);
      }
    }
    this.sentHeaders = sent;
    this._header = `${firstLine}${sent.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  }

  write(chunk: Chunk, encoding?: string | Done, callback?: Done): boolean {
    const done = typeof encoding === 'function' ? encoding : callback;
    const bytes = this.#bytes(chunk, typeof encoding === 'string' ? encoding : undefined);
    if (this.finished) return this.#fail(nodeError('ERR_STREAM_WRITE_AFTER_END', 'write after end'), done);
    if (this.destroyed)
      return this.#fail(nodeError('ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'), done);
    if (!this._header) this._implicitHeader();
    if (this._hasBody) {
      this.#sendHead();
      this.#add(bytes);
    }
    if (done) process.nextTick(done as Done);
    return true;
  }

  end(chunk?: Chunk | Done, encoding?: string | Done, callback?: Done): this {
    const done = [chunk, encoding, callback].find((one): one is Done => typeof one === 'function');
    const data = typeof chunk === 'function' ? undefined : chunk;
    if (this.finished) {
      if (data != null) this.#fail(nodeError('ERR_STREAM_WRITE_AFTER_END', 'write after end'), done);
      else if (done)
        process.nextTick(done, nodeError('ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished'));
      return this;
    }
    if (data != null) {
      const bytes = this.#bytes(data, typeof encoding === 'string' ? encoding : undefined);
      if (!this._header) {
        this.#contentLength = bytes.length;
        this._implicitHeader();
      }
      if (this._hasBody) this.#add(bytes);
    } else if (!this._header) {
      this.#contentLength = 0;
      this._implicitHeader();
    }
    if (done) this.once('finish', done);
    this.finished = true;
    this.onEnd(this.sentHeaders, Buffer.concat(this.#chunks));
    return this;
  }

  destroy(error?: Error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.errored = error ?? null;
    this.socket?.destroy();
    process.nextTick(() => this.emit('close'));
    return this;
  }

  /** The head leaves before the end: with the first write. Express-session then holds back the end until its store answers. */
  protected onHeadSent(_headers: [string, string][]) {}

  /** The message is whole; a server's response hands it to the wire. */
  protected onEnd(_headers: [string, string][], _body: Buffer) {}

  /** What the wire has of the body so far, when the connection breaks in the middle. */
  protected get written() {
    return Buffer.concat(this.#chunks);
  }

  #sendHead() {
    if (this.#headSent) return;
    this.#headSent = true;
    this.onHeadSent(this.sentHeaders);
  }

  #add(bytes: Buffer) {
    this.#written += bytes.length;
    if (this.#written > maxBody) {
      throw nodeError(
        'ERR_PLAYGROUND_OUTPUT',
        `The response body is over ${maxBody} bytes, the most this playground shows.`,
      );
    }
    this.#chunks.push(bytes);
  }

  #bytes(chunk: Chunk, encoding: string | undefined): Buffer {
    if (chunk === null) throw nodeError('ERR_STREAM_NULL_VALUES', 'May not write null values to stream', TypeError);
    if (typeof chunk === 'string') return Buffer.from(chunk, (encoding ?? 'utf8') as BufferEncoding);
    if (chunk instanceof Uint8Array) return Buffer.from(chunk);
    throw nodeError(
      'ERR_INVALID_ARG_TYPE',
      `The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${chunk === undefined ? 'undefined' : `type ${typeof chunk}`}`,
      TypeError,
    );
  }

  #fail(error: Error, done: Done | undefined) {
    process.nextTick(() => {
      done?.(error);
      this.emit('error', error);
    });
    return false;
  }
}

/** Twice what a request may carry; the trace and the page must hold it. */
const maxBody = 2_000_000;

function headersSent(verb: string) {
  return nodeError('ERR_HTTP_HEADERS_SENT', `Cannot ${verb} headers after they are sent to the client`);
}
