import { Buffer } from 'node:buffer';
import { EventEmitter } from 'node:events';
import { context } from '../context.js';
import { wire } from './wire.js';

/** Node's net.Socket, as far as node-redis uses one: whatever address it connects to, the world's Redis answers. */
class Socket extends EventEmitter {
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly writableNeedDrain = false;
  readable = true;
  writable = true;
  destroyed = false;
  #corked: Buffer[] | null = null;
  readonly #id: number;

  constructor({ host = 'localhost', port = 6379 }: { host?: string; port?: number }, connected: string) {
    super();
    this.remoteAddress = host;
    this.remotePort = port;
    this.#id = wire.open((event) => {
      if (event.event === 'connect') this.emit(connected);
      else if (event.event === 'data') this.emit('data', Buffer.from(event.data, 'base64'));
      else this.#close(event.error && Object.assign(new Error(event.error.message), { code: event.error.code }));
    });
  }

  write(data: string | Buffer) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (this.#corked) this.#corked.push(bytes);
    else wire.send(this.#id, bytes.toString('base64'), context.requestId());
    return true;
  }

  cork() {
    this.#corked ??= [];
  }

  uncork() {
    const waiting = this.#corked;
    this.#corked = null;
    if (waiting && waiting.length > 0 && !this.destroyed) this.write(Buffer.concat(waiting));
  }

  destroy(error?: Error) {
    if (this.destroyed) return this;
    wire.close(this.#id);
    this.#close(error);
    return this;
  }

  // the world says itself when a connection is over, in virtual time; nothing keeps a process here alive
  setTimeout() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }

  #close(error?: Error) {
    if (this.destroyed) return;
    this.destroyed = true;
    this.readable = false;
    this.writable = false;
    process.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close', error !== undefined);
    });
  }
}

type Options = { host?: string; port?: number };

export const createConnection = (options: Options) => new Socket(options, 'connect');
/** Of node:tls: the world's Redis takes TLS for granted. */
export const connect = (options: Options) => new Socket(options, 'secureConnect');
export default { createConnection, connect };
