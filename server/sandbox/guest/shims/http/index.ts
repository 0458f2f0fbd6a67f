import { IncomingMessage } from './incoming.js';
import { OutgoingMessage } from './outgoing.js';
import { type Listener, Server } from './server.js';
import { ServerResponse } from './server-response.js';
import { METHODS, STATUS_CODES } from './status.js';

/** `require('http')` and `require('https')`: the server's side. There is no network to make requests to. */
export { IncomingMessage, METHODS, OutgoingMessage, Server, ServerResponse, STATUS_CODES };

export function createServer(options?: object | Listener, listener?: Listener) {
  return new Server(options, listener);
}

function noNetwork(): never {
  throw new Error('Requests to other servers are not possible here: the playground has no network.');
}

export const request = noNetwork;
export const get = noNetwork;

export default {
  IncomingMessage,
  METHODS,
  OutgoingMessage,
  Server,
  ServerResponse,
  STATUS_CODES,
  createServer,
  request,
  get,
};
