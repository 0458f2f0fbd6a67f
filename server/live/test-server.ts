import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, Opened, Reply, ServerEvents, TraceMessage } from '../../protocol/live.js';
import {
  actedReply,
  experimentReply,
  openedReply,
  replayedReply,
  traceMessage,
  whatIfReply,
} from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';
import { createFrontServer, type FrontOptions } from '../gateway/front-server.js';
import { Gateway, type GatewayOptions } from '../gateway/gateway.js';
import { type PoolOptions, SandboxPool } from '../sandbox/pool/pool.js';
import { attachLive, type LiveOptions } from './attach-live.js';

/** For tests: the real server on a port of its own, worker threads and sockets included, and pages that talk to it. */
export async function startServer(
  options: Partial<PoolOptions> & Partial<LiveOptions> & Partial<GatewayOptions> & Partial<FrontOptions> = {},
) {
  const defects: unknown[] = [];
  const log = { error: (fields: object, message: string) => void defects.push({ ...fields, message }) };
  const pool = new SandboxPool({
    workers: 1,
    maxSandboxes: 100,
    maxSandboxesPerVisitor: 50,
    maxLive: 50,
    idleEvictMs: 3_600_000,
    forgetMs: 86_400_000,
    log,
    ...options,
  });
  const page = createServer((_, response) => response.end('page'));
  const outside = { proxies: 0, domain: 'localhost', log, ...options };
  const live = attachLive(page, pool, outside);
  const http = createFrontServer(page, new Gateway(pool, outside), { connectionsPerAddress: 1_000, ...outside });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const pages: TestPage[] = [];
  return {
    pool,
    port,
    url,
    /** What the server wrote to its log: defects of ours. */
    defects,
    page() {
      const page = new TestPage(url);
      pages.push(page);
      return page;
    },
    async close() {
      for (const page of pages) page.socket.disconnect();
      await live.close();
      await pool.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startServer>>;

type Create = Parameters<ClientEvents['sandbox.create']>[0]['experiment'];
type Edit = Parameters<ClientEvents['sandbox.whatIf']>[0]['edit'];
type Act = Parameters<ClientEvents['sandbox.act']>[0]['action'];

/** What a page does: keeps the events of its sandboxes, and fails when one is missing or comes twice. */
class TestPage {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  readonly batches: TraceMessage[] = [];
  /** While false, batches are taken but not acknowledged. */
  acknowledges = true;
  readonly #traces = new Map<string, { epoch: number; events: TraceEvent[] }>();
  readonly #unacknowledged: (() => void)[] = [];
  readonly #watchers = new Set<() => void>();

  constructor(url: string) {
    this.socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    this.socket.on('trace', (message, received) => {
      this.#take(traceMessage.parse(message));
      if (this.acknowledges) received(true);
      else this.#unacknowledged.push(() => received(true));
      for (const watcher of this.#watchers) watcher();
    });
    this.socket.on('disconnect', () => {
      for (const watcher of this.#watchers) watcher();
    });
  }

  async create(experiment: Create): Promise<Opened> {
    return value(openedReply.parse(await this.socket.emitWithAck('sandbox.create', { experiment })));
  }

  async join(id: string, epoch = 0, after = 0): Promise<Opened> {
    return value(openedReply.parse(await this.socket.emitWithAck('sandbox.join', { id, epoch, after })));
  }

  /** Goes on with a sandbox that another page's connection was lost of. */
  async resume(id: string, lost: TestPage): Promise<Opened> {
    const { epoch, events } = lost.#of(id);
    this.#traces.set(id, { epoch, events: [...events] });
    return this.join(id, epoch, events.length);
  }

  async act(id: string, action: Act, key: string = randomUUID()) {
    return value(actedReply.parse(await this.socket.emitWithAck('sandbox.act', { id, key, action })));
  }

  async reset(id: string, keep: number): Promise<Opened> {
    return value(openedReply.parse(await this.socket.emitWithAck('sandbox.reset', { id, keep })));
  }

  async replay(id: string, app: string) {
    return value(replayedReply.parse(await this.socket.emitWithAck('sandbox.replay', { id, app })));
  }

  async whatIf(id: string, edit: Edit) {
    return value(whatIfReply.parse(await this.socket.emitWithAck('sandbox.whatIf', { id, edit })));
  }

  async export(id: string) {
    return value(experimentReply.parse(await this.socket.emitWithAck('sandbox.export', { id })));
  }

  /** Sends whatever it is given, as no page of ours would. */
  async raw(name: string, ...args: unknown[]): Promise<unknown> {
    const socket = this.socket as unknown as { emitWithAck(name: string, ...args: unknown[]): Promise<unknown> };
    return socket.emitWithAck(name, ...args);
  }

  trace(id: string): TraceEvent[] {
    return this.#of(id).events;
  }

  epoch(id: string): number {
    return this.#of(id).epoch;
  }

  acknowledge() {
    this.acknowledges = true;
    for (const received of this.#unacknowledged.splice(0)) received();
  }

  /** Resolves once the condition holds; it is looked at after each batch and when the connection ends. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const watcher = () => {
        if (!condition()) return;
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
      watcher();
    });
  }

  #of(id: string) {
    return this.#traces.get(id) ?? { epoch: 0, events: [] };
  }

  #take(message: TraceMessage) {
    this.batches.push(message);
    const { id, epoch, events } = message;
    const before = this.#of(id);
    const trace = before.epoch === epoch ? before : { epoch, events: [] };
    for (const event of events) {
      if (event.seq !== trace.events.length + 1) {
        throw new Error(`Event ${event.seq} came where ${trace.events.length + 1} was due.`);
      }
      trace.events.push(event);
    }
    this.#traces.set(id, trace);
  }
}

/** A reply that refuses, as an error whose message is the sentence. */
class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Refused(reply.error.code, reply.error.message);
}

/** The guide's views counter, with more routes when they are given. */
export const viewsApp = (more = '') => `
var express = require('express');
var session = require('express-session');
var app = express();
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: true }));
app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('views ' + req.session.views);
});
${more}`;

export const get = (path = '/', browser = 'alice') =>
  ({ type: 'request', browser, url: `http://shop.test${path}` }) as const;
