import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { visitorOf } from '../http/forwarded.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { BodyBudget } from './body-budget.js';
import { ClientNames } from './client-names.js';
import { ClientGone, checkHead, readBody, requestAction } from './real-request.js';
import { Refusal, refusalOf, writeRefusal } from './refusal.js';
import { writeResponse } from './write-response.js';

export type GatewayOptions = {
  /** Proxies of ours before the server, whose X-Forwarded headers are believed. */
  proxies: number;
  log: { error(fields: object, message: string): void };
  /** Requests a second that one visitor may make; a page with all its files, several times over: 200. */
  perSecond?: number;
  /** Bytes of request bodies that may be in memory at once, of all clients together; 64 MB. */
  bodyBytes?: number;
  /** How long a client that was cut off may go on sending before the connection ends, so that it reads why; 2 s. */
  lingerMs?: number;
};

/** A client that takes nothing of its response for so long has left, or means to keep it in our memory. */
const unreadMs = 30_000;

/** Lets clients outside (curl, a browser's tab) use the app of a sandbox: each request is one more action of its log. */
export class Gateway {
  readonly #pool: SandboxPool;
  readonly #options: GatewayOptions;
  readonly #perSecond: number;
  readonly #rate: RateLimiterMemory;
  readonly #names = new ClientNames();
  readonly #bodies: BodyBudget;

  constructor(pool: SandboxPool, options: GatewayOptions) {
    this.#pool = pool;
    this.#options = options;
    this.#perSecond = options.perSecond ?? 200;
    this.#bodies = new BodyBudget(options.bodyBytes ?? 64_000_000);
    this.#rate = new RateLimiterMemory({ points: this.#perSecond, duration: 1 });
  }

  /** Answers a request for a sandbox with its app's response, or with one sentence. */
  async serve(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { proxies } = this.#options;
      await this.#count(visitorOf(request, proxies));
      const sandbox = this.#pool.get(id);
      checkHead(request);
      const body = await readBody(request, this.#bodies);
      const client = this.#names.nameOf(request, sandbox, proxies);
      const answer = await sandbox.serve(requestAction(request, body, client, proxies));
      if (response.destroyed) return;
      response.setTimeout(unreadMs, () => response.destroy());
      writeResponse(response, answer, Date.now());
    } catch (error) {
      if (!response.destroyed && !(error instanceof ClientGone)) this.#refuse(request, response, error);
    }
  }

  /** Answers with one sentence, and reads on for a while where the client is still sending. */
  refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal) {
    writeRefusal(response, refusal);
    const end = () => {
      clearTimeout(patience);
      response.end();
    };
    // what still comes is thrown away; a connection closed over it would be reset, and the sentence lost
    const patience = setTimeout(end, this.#options.lingerMs ?? 2_000);
    request.resume();
    if (request.readableEnded || request.complete) return end();
    request.once('end', end).once('close', end);
  }

  #refuse(request: IncomingMessage, response: ServerResponse, error: unknown) {
    const refusal = refusalOf(error);
    if (!refusal) this.#options.log.error({ err: error, url: request.url }, 'A request to a sandbox failed.');
    this.refuse(request, response, refusal ?? new Refusal(500, 'Something went wrong in the server, not in the app.'));
  }

  async #count(visitor: string) {
    try {
      await this.#rate.consume(visitor);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal(429, `More than ${this.#perSecond} requests in a second from this address.`);
    }
  }
}
