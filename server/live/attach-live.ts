import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { bounds } from '../../protocol/bounds.js';
import type { ClientEvents, Reply, ServerEvents } from '../../protocol/live.js';
import { hostOf, visitorOf } from '../http/forwarded.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';
import type { Position } from '../sandbox/pool/trace-log.js';
import { Follower, type LiveSocket } from './follower.js';
import { MessageRate } from './message-rate.js';
import { type Asker, answerRequest } from './requests.js';

export type LiveOptions = {
  /** Proxies of ours before the server: how many entries of X-Forwarded-For are to be believed. */
  proxies: number;
  /** Under which each sandbox answers clients outside. */
  domain: string;
  log: { error(fields: object, message: string): void };
  /** A page that leaves a `trace` message unacknowledged for so many milliseconds is disconnected; 30 s. */
  ackMs?: number;
};

/**
 * Whether a handshake comes from our own page, or from no page at all. A browser names the origin of the page that asks:
 * an app in a sandbox, or any other site, cannot use this socket in a visitor's name.
 */
function isOfPage(request: IncomingMessage, proxies: number): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === hostOf(request, proxies).toLowerCase();
}

type Reject = Extract<Reply<never>, { ok: false }>;

/** Lets pages follow and drive sandboxes over socket.io (see protocol/live.ts) on an HTTP server that stays its owner's. */
export function attachLive(server: HttpServer, pool: SandboxPool, options: LiveOptions): { close(): Promise<void> } {
  const io = new Server<ClientEvents, ServerEvents>(server, {
    maxHttpBufferSize: bounds.messageBytes,
    serveClient: false,
    allowRequest: (request, decide) => decide(null, isOfPage(request, options.proxies)),
  });
  const rate = new MessageRate();
  io.on('connection', (socket) => serve(socket, pool, rate, options));
  return {
    async close() {
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function serve(socket: LiveSocket, pool: SandboxPool, rate: MessageRate, options: LiveOptions) {
  const followers = new Map<string, Follower>();
  const asker: Asker = {
    visitor: visitorOf(socket.request, options.proxies),
    domain: options.domain,
    follow: (sandbox, position) => {
      if (socket.connected) follow(socket, followers, sandbox, position, options);
    },
  };
  socket.on('disconnect', () => {
    for (const follower of followers.values()) follower.stop();
  });
  // every message comes through here, known or not, so that none goes uncounted or unanswered
  socket.onAny(async (name: unknown, ...args: unknown[]) => {
    const reply = args.at(-1);
    const [message] = args;
    try {
      await rate.count(socket.id, () => socket.disconnect(true));
      if (typeof reply !== 'function') return;
      if (args.length !== 2)
        throw new SandboxError('invalid-message', 'A message is one object and one function for the answer.');
      reply({ ok: true, value: await answerRequest(pool, name, message, asker) });
    } catch (error) {
      const refusal = refusalOf(error, name, options);
      if (typeof reply === 'function') reply(refusal);
    }
  });
}

/** One page shows few sandboxes: following one more ends the follow that began first. */
function follow(
  socket: LiveSocket,
  followers: Map<string, Follower>,
  sandbox: Sandbox,
  position: Position,
  { ackMs = 30_000 }: LiveOptions,
) {
  const stop = (id: string) => {
    followers.get(id)?.stop();
    followers.delete(id);
  };
  stop(sandbox.id);
  const [first] = followers.keys();
  if (followers.size >= bounds.followedSandboxes && first !== undefined) stop(first);
  followers.set(sandbox.id, new Follower(socket, sandbox, position, ackMs));
}

/** A defect of ours goes to the log with its stack, and to the person as a sentence without it. */
function refusalOf(error: unknown, name: unknown, { log }: LiveOptions): Reject {
  if (error instanceof SandboxError) return { ok: false, error: { code: error.code, message: error.message } };
  log.error({ err: error, name }, 'A message could not be answered.');
  const message = 'Something went wrong in the server, not in your app. Try again; nothing of what you did is lost.';
  return { ok: false, error: { code: 'internal', message } };
}
