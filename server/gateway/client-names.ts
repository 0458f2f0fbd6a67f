import type { IncomingMessage } from 'node:http';
import { isRealClient } from '../../protocol/action.js';
import { visitorOf } from '../http/forwarded.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';

/** How many clients of one sandbox have a name of their own; all after them share the last. */
const mostClients = 100;

/**
 * Names the clients outside: `real:1`, `real:2` and so on, in the order in which a sandbox first hears of them. A client
 * is an address with a User-Agent; two windows of one browser have nothing but their cookies to tell them apart.
 */
export class ClientNames {
  readonly #named = new WeakMap<Sandbox, { first: number; clients: Map<string, string> }>();

  /** @param proxies how many proxies of ours say where a request comes from. */
  nameOf(request: IncomingMessage, sandbox: Sandbox, proxies: number): string {
    const agent = (request.headers['user-agent'] ?? '').slice(0, 256);
    const client = `${visitorOf(request, proxies)} ${agent}`;
    const { first, clients } = this.#of(sandbox);
    const name = clients.get(client) ?? `real:${first + Math.min(clients.size, mostClients - 1)}`;
    if (clients.size < mostClients) clients.set(client, name);
    return name;
  }

  #of(sandbox: Sandbox) {
    let named = this.#named.get(sandbox);
    if (!named) {
      named = { first: lastNumber(sandbox) + 1, clients: new Map() };
      this.#named.set(sandbox, named);
    }
    return named;
  }
}

/** A log that came with the experiment may have clients of its own, who are others. */
function lastNumber({ experiment }: Sandbox): number {
  const numbers = experiment.actions.flatMap((action) =>
    action.type === 'request' && isRealClient(action.browser) ? [Number(action.browser.slice('real:'.length))] : [],
  );
  return Math.min(Math.max(0, ...numbers), 9999 - mostClients);
}
