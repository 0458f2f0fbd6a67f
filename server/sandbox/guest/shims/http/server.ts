import { EventEmitter } from 'events';
import { nodeError } from './errors.js';
import type { IncomingMessage } from './incoming.js';
import type { ServerResponse } from './server-response.js';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers that listen, first come first: any request of the experiment reaches the first. */
export const listening: Server[] = [];

/** Node's http.Server without a network: `listen` makes it the one that answers. */
export class Server extends EventEmitter {
  listening = false;
  keepAliveTimeout = 5000;
  headersTimeout = 60000;
  requestTimeout = 300000;
  timeout = 0;
  #port = 0;

  constructor(options?: object | Listener, listener?: Listener) {
    super();
    const onRequest = typeof options === 'function' ? (options as Listener) : listener;
    if (onRequest) this.on('request', onRequest);
  }

  listen(...args: unknown[]) {
    if (this.listening)
      throw nodeError('ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.');
    const [first] = args;
    const port = typeof first === 'object' && first !== null && 'port' in first ? first.port : first;
    this.#port = Number(port) || 3000;
    const taken = listening.find((server) => server.#port === this.#port);
    if (taken) {
      const error = nodeError('EADDRINUSE', `listen EADDRINUSE: address already in use :::${this.#port}`);
      process.nextTick(() => this.emit('error', error));
      return this;
    }
    this.listening = true;
    listening.push(this);
    const callback = args.find((arg): arg is () => void => typeof arg === 'function');
    if (callback) this.once('listening', callback);
    process.nextTick(() => this.emit('listening'));
    return this;
  }

  address() {
    return this.listening ? { address: '::', family: 'IPv6', port: this.#port } : null;
  }

  close(callback?: (error?: Error) => void) {
    const at = listening.indexOf(this);
    if (at >= 0) listening.splice(at, 1);
    const error = this.listening ? undefined : nodeError('ERR_SERVER_NOT_RUNNING', 'Server is not running.');
    this.listening = false;
    process.nextTick(() => {
      callback?.(error);
      this.emit('close');
    });
    return this;
  }

  closeAllConnections() {}

  closeIdleConnections() {}

  setTimeout() {
    return this;
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }
}
