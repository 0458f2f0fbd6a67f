import { EventEmitter } from 'events';

/** The socket as Express and its parts see it: an address, whether it is TLS, and an end. */
export class Socket extends EventEmitter {
  readonly remoteFamily = 'IPv4';
  readonly remotePort = 50000;
  readonly localAddress = '127.0.0.1';
  readonly localPort: number;
  /** There only on TLS sockets, as in Node. */
  declare readonly encrypted?: true;
  readable = true;
  writable = true;
  destroyed = false;
  readonly #onDestroy: () => void;

  constructor(
    secure: boolean,
    readonly remoteAddress: string,
    onDestroy: () => void,
  ) {
    super();
    this.localPort = secure ? 443 : 80;
    this.#onDestroy = onDestroy;
    if (secure) Object.defineProperty(this, 'encrypted', { value: true, enumerable: true });
  }

  address() {
    return { address: this.localAddress, family: 'IPv4', port: this.localPort };
  }

  setTimeout() {
    return this;
  }

  setNoDelay() {
    return this;
  }

  setKeepAlive() {
    return this;
  }

  destroy() {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.readable = false;
    this.writable = false;
    this.#onDestroy();
    process.nextTick(() => this.emit('close'));
    return this;
  }
}
