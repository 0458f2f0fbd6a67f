import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HeaderList } from '../../../trace/event.js';
import type { WireRequest, WireResponse } from './observation.js';

/**
 * Two real servers on loopback sockets, plain and "https", answered by whatever `serve` was last given.
 * The https one is a plain socket that says `encrypted`, as a TLS socket does: that flag is all that express
 * (`req.protocol`) and express-session (`issecure`) look at, and it needs no certificate.
 */
export class RealWire {
  readonly #servers: Record<'http:' | 'https:', http.Server>;
  #listener: RequestListener = (_request, response) => response.end();
  /** The request objects of the step under way, as the app left them. */
  #seen: IncomingMessage[] = [];
  #arrived: (() => void) | undefined;
  /** Where the request that is on its way comes from: over the loopback all would come from 127.0.0.1. */
  #address = '';
  readonly #onWaiting: (waiting: boolean) => void;
  #allSent = false;
  #unanswered = 0;
  readonly #waiting = new Set<http.ClientRequest>();
  readonly #answering = new Set<ServerResponse>();

  private constructor(onWaiting: (waiting: boolean) => void) {
    this.#onWaiting = onWaiting;
    const answer: RequestListener = (request, response) => {
      this.#seen.push(request);
      this.#unanswered++;
      this.#answering.add(response);
      response.once('close', () => {
        this.#answering.delete(response);
        this.#unanswered--;
        this.#tellWaiting();
      });
      Object.defineProperty(request.socket, 'remoteAddress', { value: this.#address });
      this.#listener(request, response);
      this.#arrived?.();
    };
    this.#servers = { 'http:': http.createServer(answer), 'https:': http.createServer(answer) };
    this.#servers['https:'].on('connection', (socket: Socket) => Object.assign(socket, { encrypted: true }));
  }

  /** @param onWaiting is told true once all requests of a step are with the app, and false when the last is answered. */
  static async open(onWaiting: (waiting: boolean) => void): Promise<RealWire> {
    const wire = new RealWire(onWaiting);
    await Promise.all(
      Object.values(wire.#servers).map(
        (server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
      ),
    );
    return wire;
  }

  serve(listener: RequestListener): void {
    this.#listener = listener;
  }

  /** Sends the requests, each once the one before has reached the app, and waits for all answers. */
  async send(requests: WireRequest[]): Promise<{ responses: WireResponse[]; seen: IncomingMessage[] }> {
    this.#seen = [];
    this.#allSent = false;
    const answers: Promise<WireResponse>[] = [];
    for (const request of requests) {
      const arrival = new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
      this.#address = request.address;
      answers.push(this.#exchange(request));
      await Promise.race([arrival, answers.at(-1)]);
    }
    this.#allSent = true;
    this.#tellWaiting();
    const responses = await Promise.all(answers);
    this.#allSent = false;
    this.#tellWaiting();
    // What the app still does in the same turn (a callback after `end`) belongs to this step.
    await new Promise((resolve) => setImmediate(resolve));
    return { responses, seen: this.#seen };
  }

  /** Whoever still waits for a response hangs up, as a browser does in the end. */
  hangUp(): void {
    for (const request of this.#waiting) request.destroy();
  }

  /** The process ends: what it has sent is on its way, all other connections are closed, and it takes no more. */
  close(): void {
    for (const response of this.#answering) if (!response.writableEnded) response.socket?.destroy();
    this.serve((request) => request.socket.destroy());
  }

  #tellWaiting(): void {
    this.#onWaiting(this.#allSent && this.#unanswered > 0);
  }

  #exchange({ method, url, headers, body }: WireRequest): Promise<WireResponse> {
    const { protocol, pathname, search } = new URL(url);
    const server = this.#servers[protocol === 'https:' ? 'https:' : 'http:'];
    return new Promise((resolve) => {
      const request = http.request({
        // a connection each, though it asks for more as a browser does: one that an app's error tore down must not take
        // the next request with it
        agent: false,
        host: '127.0.0.1',
        port: (server.address() as AddressInfo).port,
        method,
        path: pathname + search,
        headers: [...headers, ['Connection', 'keep-alive']].flat(),
      });
      this.#waiting.add(request);
      request.on('close', () => this.#waiting.delete(request));
      // the headers say what follows, or that nothing does: Node must not frame an absent body in chunks of its own
      request.useChunkedEncodingByDefault = false;
      request.on('error', () => resolve(lost));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('error', () => resolve(lost));
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          request.destroy();
          resolve({
            status: response.statusCode ?? 0,
            statusText: response.statusMessage ?? '',
            headers: pairs(response.rawHeaders),
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      request.end(body === '' ? undefined : body);
    });
  }
}

/** The server closed the connection before the response was whole: a browser shows nothing of it. */
const lost: WireResponse = { status: 0, statusText: '', headers: [], body: '' };

function pairs(raw: string[]): HeaderList {
  const list: HeaderList = [];
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return list;
}
