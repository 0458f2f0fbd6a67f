import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../protocol/bounds.js';
import type { Acted, ClientEvents, Opened, Reply, ServerEvents } from '../protocol/live.js';
import type { EventOf, EventType, TraceEvent } from '../trace/event.js';
import { attachLive } from './live/attach-live.js';
import { SandboxPool } from './sandbox/pool/pool.js';

/**
 * Everything that learners and strangers may send, against the real server: real sockets, real worker threads, one
 * worker for all. Beside each bad input a neighbour in the same worker counts its visits and must not miss one.
 */

type Client = Socket<ServerEvents, ClientEvents>;
let server: Server;
let pool: SandboxPool;
let live: ReturnType<typeof attachLive>;
let neighbour: Sandbox;
let visits = 0;

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const connect = (): Client => io(url(), { transports: ['websocket'], forceNew: true });

/** A page with one sandbox: its events as they arrive. */
class Sandbox {
  readonly events: TraceEvent[] = [];
  readonly client = connect();
  #keys = 0;
  #opened!: Opened;
  #news: () => void = () => {};

  static async open(app: string): Promise<Sandbox> {
    const sandbox = new Sandbox();
    sandbox.client.on('trace', ({ events }, received) => {
      sandbox.events.push(...events);
      received(true);
      sandbox.#news();
    });
    const reply = await sandbox.client.emitWithAck('sandbox.create', { experiment: { app, actions: [] } });
    if (!reply.ok) throw new Error(reply.error.message);
    sandbox.#opened = reply.value;
    return sandbox;
  }

  get id() {
    return this.#opened.id;
  }

  /** Does one action and waits until its last event is here. */
  async act(action: object): Promise<Reply<Acted>> {
    const message = { id: this.id, key: `key-${++this.#keys}-${this.id}`, action };
    const reply = await this.client.emitWithAck('sandbox.act', message as Parameters<ClientEvents['sandbox.act']>[0]);
    if (reply.ok) await this.#until(reply.value.seq);
    return reply;
  }

  async get(path = '/', more: object = {}): Promise<EventOf<'response'> | undefined> {
    await this.act({ type: 'request', url: `http://shop.test${path}`, ...more });
    return this.of('response').at(-1);
  }

  of<T extends EventType>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  #until(seq: number): Promise<void> {
    return new Promise((resolve) => {
      this.#news = () => {
        if ((this.events.at(-1)?.seq ?? 0) >= seq) resolve();
      };
      this.#news();
    });
  }
}

const counter = `var express = require('express'); var session = require('express-session'); var app = express();
app.use(session({ secret: 's', resave: false, saveUninitialized: true }));
app.get('/', (req, res) => res.send('visit ' + (req.session.visits = (req.session.visits || 0) + 1)));`;

/** An app with one bad handler, and a good one. */
const bad = (handler: string) =>
  `var app = require('express')(); app.use(require('express').json());
app.get('/up', (req, res) => res.send('up')); app.all('/', ${handler});`;

beforeAll(async () => {
  server = createServer();
  pool = new SandboxPool({
    workers: 1,
    maxSandboxes: 1000,
    maxSandboxesPerVisitor: 1000,
    maxLive: 100,
    idleEvictMs: 1e9,
    forgetMs: 1e9,
    log: console,
  });
  live = attachLive(server, pool, { proxies: 0, domain: 'localhost', log: console });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  neighbour = await Sandbox.open(counter);
});

afterAll(async () => {
  await live.close();
  await pool.close();
  server.close();
});

async function neighbourStillCounts() {
  visits += 1;
  expect((await neighbour.get())?.body).toBe(`visit ${visits}`);
  const seqs = neighbour.events.map((event) => event.seq);
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
}

describe('code that is no good to anybody', () => {
  const limited: [name: string, handler: string, limit: string, sentence: RegExp][] = [
    ['an endless loop', '() => { for (;;); }', 'cpu', /^The app ran too long without coming to an end/],
    ['an endless recursion', '() => { (function f() { f(); })(); }', 'stack', /^The app called itself too deeply/],
    [
      'a memory bomb by native fill',
      '() => { new Array(1e9).fill(7); }',
      'memory',
      /^The app asked for more than 32 MB/,
    ],
    [
      'a regular expression that backtracks for ever',
      "() => { /(a+)+$/.test('a'.repeat(50) + 'b'); }",
      'cpu',
      /^The app ran too long/,
    ],
    ['a promise flood', '() => { (function f() { Promise.resolve().then(f); })(); }', 'cpu', /^The app ran too long/],
    [
      'a timer flood',
      '() => { for (;;) setTimeout(() => {}, 1); }',
      'timers',
      /^The app set more than 1000 timers at once/,
    ],
    [
      'a timer that sets itself for ever',
      '() => { (function f() { setTimeout(f, 1); })(); }',
      'tasks',
      /^One action ran more than 5000 timers/,
    ],
    [
      '100 MB of console output',
      "(req, res) => { for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1000)); res.end(); }",
      'console',
      /^The app printed more than 1000 lines/,
    ],
    [
      'process.exit',
      '() => { try { process.exit(1); } finally { for (;;); } }',
      'exit',
      /^The app called process\.exit\(1\): its process has ended/,
    ],
    ['a handler that never answers', '() => {}', 'response', /^The handler never answered/],
  ];

  it.each(limited)('%s is stopped and said in one sentence', async (_, handler, limit, sentence) => {
    const sandbox = await Sandbox.open(bad(handler));
    await sandbox.get();
    const told = sandbox.of('limit').filter((event) => event.limit === limit);
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toMatch(sentence);
    await neighbourStillCounts();
    expect((await sandbox.get('/up'))?.body).toBe('up');
  });

  it.each([
    [
      "require('fs')",
      "() => { require('fs'); }",
      /^Cannot find module 'fs': it is not in this playground; there is no disk; .+ Packages here: /,
    ],
    [
      "require('child_process')",
      "() => { require('child_process'); }",
      /^Cannot find module 'child_process': it is not in this playground/,
    ],
    [
      'a header with CR LF',
      "(req, res) => { res.set('X-A', 'a\\r\\nSet-Cookie: b=c').end(); }",
      /^Invalid character in header content \["X-A"\]$/,
    ],
    ['a rejection', "async () => { throw new Error('rejected'); }", /^rejected$/],
    [
      'answering twice',
      "(req, res) => { res.send('1'); res.send('2'); }",
      /^Cannot set headers after they are sent to the client$/,
    ],
    ['throwing after answering', "(req, res) => { res.send('1'); throw new Error('after'); }", /^after$/],
  ])('%s is an error with its place', async (_, handler, sentence) => {
    const sandbox = await Sandbox.open(bad(handler));
    const response = await sandbox.get();
    expect(sandbox.of('error')).toMatchObject([
      { where: 'request', message: expect.stringMatching(sentence), line: 2 },
    ]);
    expect(response?.headers.filter(([name]) => /set-cookie/i.test(name))).toEqual([]);
    await neighbourStillCounts();
    expect((await sandbox.get('/up'))?.body).toBe('up');
  });

  it('an import of an unknown package is an error at load', async () => {
    const sandbox = await Sandbox.open("import pg from 'pg';");
    expect((await sandbox.get())?.error).toMatch(/^Connection refused: the app did not start/);
    expect(sandbox.of('error')).toMatchObject([
      { where: 'load', message: expect.stringMatching(/^Cannot find module 'pg'/) },
    ]);
    await neighbourStillCounts();
  });

  it('pollution of every prototype in reach stays in its sandbox', async () => {
    const pollute = `for (const it of [Object, Array, Function, String, Promise, Map, Error, Buffer]) {
      it.prototype.polluted = 1; it.prototype.toJSON = () => 'polluted'; try { delete it.prototype.toString; } catch {} }
      globalThis.JSON = { parse: () => ({}), stringify: () => 'polluted' }; Object.prototype.headers = { cookie: 'x' };`;
    const sandbox = await Sandbox.open(bad(`(req, res) => { ${pollute} res.end('done'); }`));
    await sandbox.get();
    expect(sandbox.of('limit').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The app changed JSON or a prototype that Node itself works with/),
    ]);
    expect({}).not.toHaveProperty('polluted');
    await neighbourStillCounts();
    await sandbox.act({ type: 'restart' });
    expect((await sandbox.get('/up'))?.body).toBe('up');
  });

  it('10,000 response headers are an answer like any other', async () => {
    const sandbox = await Sandbox.open(
      bad("(req, res) => { for (let i = 0; i < 1e4; i++) res.set('X-' + i, 'y'); res.end(); }"),
    );
    expect((await sandbox.get())?.headers.length).toBeGreaterThan(10_000);
    await neighbourStillCounts();
  });

  it('invalid UTF-8 in a body is shown with replacement characters', async () => {
    const sandbox = await Sandbox.open(bad('(req, res) => res.end(Buffer.from([0x61, 0xff, 0xfe, 0x62]))'));
    expect((await sandbox.get())?.body).toBe('a\uFFFD\uFFFDb');
    await neighbourStillCounts();
  });
});

describe('messages that are no good', () => {
  const refused = async (name: string, message: unknown): Promise<Reply<unknown>> => {
    const client = connect();
    try {
      return (await client.emitWithAck(name as 'sandbox.create', message as never)) as Reply<unknown>;
    } finally {
      client.close();
    }
  };
  const request = (more: object) => ({
    id: neighbour.id,
    key: 'some-key-1',
    action: { type: 'request', url: 'http://shop.test/', ...more },
  });

  it.each([
    ['no object', 'sandbox.act', 5, /expected object/],
    ['an unknown name', 'sandbox.explode', {}, /^There is no such message/],
    ['a missing field', 'sandbox.create', {}, /^experiment: /],
    [
      'a wrong type five levels deep',
      'sandbox.create',
      {
        experiment: {
          app: '',
          actions: [{ type: 'parallel', requests: [{ url: 'http://a/', headers: { cookie: [5] } }] }],
        },
      },
      /experiment\.actions\[0\]\.requests\[0\]\.headers\.cookie\[0\]: /,
    ],
    ['CR LF in a request header', 'sandbox.act', () => request({ headers: { 'X-A': 'a\r\nCookie: b=c' } }), /headers/],
    [
      '10,000 request headers',
      'sandbox.act',
      () => request({ headers: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`x-${i}`, 'y'])) }),
      /headers: must be at most 100 headers/,
    ],
    [
      'a body over the bound',
      'sandbox.act',
      () => request({ body: 'x'.repeat(bounds.bodyLength + 1) }),
      /body: Too big/,
    ],
    [
      'an unknown action',
      'sandbox.act',
      () => ({ ...request({}), action: { type: 'explode' } }),
      /^action\.type: is not a known type\.$/,
    ],
    [
      '2,000 interleavings',
      'sandbox.act',
      () => ({
        ...request({}),
        action: { type: 'parallel', requests: [{ url: 'http://shop.test/' }], explore: 2_000 },
      }),
      /^action\.explore: Too big: expected number to be <=1000\.$/,
    ],
    [
      'an unknown kind of store',
      'sandbox.create',
      { experiment: { app: '', actions: [], store: { kind: 'mongo' } } },
      /^experiment\.store\.kind: Invalid option: expected one of "memory"\|"redis"\.$/,
    ],
  ])('%s is refused by name', async (_, name, message, sentence) => {
    const reply = await refused(name, typeof message === 'function' ? message() : message);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid-message', message: expect.stringMatching(sentence) },
    });
    await neighbourStillCounts();
  });

  it('a body of 50 MB ends the connection that sent it, and no other', async () => {
    const client = connect();
    const gone = new Promise<string>((resolve) => client.on('disconnect', resolve));
    client.emit('sandbox.act', request({ body: 'x'.repeat(50_000_000) }) as never, () => {});
    expect(await gone).toMatch(/transport/);
    client.close();
    await neighbourStillCounts();
  });

  it('a flood is refused, then cut off', async () => {
    const client = connect();
    const gone = new Promise<void>((resolve) => client.on('disconnect', () => resolve()));
    const join = { id: neighbour.id, epoch: 0, after: 0 };
    const replies = await Promise.all(Array.from({ length: 150 }, () => client.emitWithAck('sandbox.join', join)));
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toContain('too-many-messages');
    for (let i = 0; i < 1_000; i++) client.emit('sandbox.join', join, () => {});
    await gone;
    client.close();
    await neighbourStillCounts();
  });
});
