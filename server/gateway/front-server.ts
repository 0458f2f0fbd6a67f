import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { limitConnections } from './connections.js';
import { type Destination, destinationOf } from './destination.js';
import type { Gateway } from './gateway.js';
import { Refusal, refusalOf, refuseConnection } from './refusal.js';

export type FrontOptions = {
  /** Each sandbox answers on `<id>.<domain>`. */
  domain: string;
  /** Proxies of ours before the server. */
  proxies: number;
  /** Connections that one address may have open; not counted behind proxies, which have them all. */
  connectionsPerAddress: number;
  /** How long a client may take for its request's head, and for the whole request, in ms; 10 s and 30 s. */
  headersMs?: number;
  requestMs?: number;
};

/**
 * The server that listens. By the Host header a request goes to the page or to a sandbox's app, and this is the only place
 * where both meet: whatever path it has, what is for a sandbox never reaches the page or its socket, nor the other way.
 * @param page a server that does not listen itself
 */
export function createFrontServer(page: Server, gateway: Gateway, options: FrontOptions): Server {
  const { headersMs = 10_000, requestMs = 30_000 } = options;
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(headersMs, 2_000),
  });
  const destination = (request: IncomingMessage): Destination | Refusal => {
    try {
      return destinationOf(request, options.domain, options.proxies);
    } catch (error) {
      return refusalOf(error) ?? new Refusal(400, 'The request cannot be read.', true);
    }
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // its connection was refused, or has ended
    if (!request.socket.writable) return;
    const to = destination(request);
    if (to instanceof Refusal) gateway.refuse(request, response, to);
    else if (to.page) page.emit('request', request, response);
    else void gateway.serve(to.sandbox, request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const to = destination(request);
    if (to instanceof Refusal) refuseConnection(socket, to);
    else if (to.page) page.emit('upgrade', request, socket, head);
    else refuseConnection(socket, noUpgrade(request));
  });
  server.on('connect', (_: IncomingMessage, socket: Duplex) => {
    refuseConnection(socket, new Refusal(405, 'CONNECT asks a proxy for a tunnel; this is none.'));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => refuseConnection(socket, unread(error)));
  if (options.proxies === 0) limitConnections(server, options.connectionsPerAddress);
  return server;
}

const noUpgrade = ({ headers }: IncomingMessage) => {
  const protocol = (headers.upgrade ?? 'anything else').slice(0, 40);
  return new Refusal(400, `A sandbox speaks plain HTTP/1.1, and does not change to ${protocol}.`);
};

/** What Node's parser and its clock refuse: the request has not become one. */
function unread({ code }: NodeJS.ErrnoException): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal(431, 'The headers of the request are larger than 16 KB together.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Refusal(408, 'The request took too long to come.');
  return new Refusal(400, 'What came is no HTTP/1.1 request.');
}
