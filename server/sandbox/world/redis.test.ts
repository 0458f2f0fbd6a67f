import { describe, expect, it } from 'vitest';
import { explain } from '../../../trace/explain/explain.js';
import { fold } from '../../../trace/fold.js';
import { type ActionInput, counting, get, runWorld } from './run-world.js';

/** An app whose sessions are in Redis, as connect-redis's README makes one. */
const redisApp = (routes = counting, { store = '', session = '' } = {}) => `
const express = require('express');
const session = require('express-session');
const { createClient } = require('redis');
const { RedisStore } = require('connect-redis');
const client = createClient();
client.on('error', (error) => console.log('redis: ' + error.message));
client.connect().catch(console.error);
const app = express();
app.use(session({ secret: 's', resave: false, saveUninitialized: false, store: new RedisStore({ client, ${store} }), ${session} }));
${routes}
app.use((error, req, res, next) => res.status(503).send(error.message || error.constructor.name));
app.listen(3000);`;

async function run(app: string, actions: ActionInput[], settings: object = {}) {
  const seen = await runWorld(app, actions, settings);
  expect(explain(seen.trace).filter(({ agrees }) => !agrees)).toEqual([]);
  const { rows, keptUntil, at } = fold(seen.trace, seen.trace.length);
  expect(rows).toEqual(seen.store);
  const ttl = Object.entries(keptUntil).map(([sid, until]) => [sid, until === null ? null : until - at]);
  expect(Object.fromEntries(ttl)).toEqual(seen.ttl ?? {});
  return seen;
}

describe('sessions in Redis', () => {
  it('outlive the process of the app, whatever deploy and restart do to it', async () => {
    const deploy: ActionInput = { type: 'deploy', app: redisApp() };
    const { bodies } = await run(redisApp(), [get(), { type: 'restart' }, get(), deploy, get()]);
    expect(bodies).toEqual(['views 1', 'views 2', 'views 3']);
  });

  it('show the commands on the wire between the call of the store and its return', async () => {
    const { trace, of } = await run(redisApp(), [get(), get()]);
    const wire = trace.filter((event) => event.requestId === 'r2' && event.type.startsWith('store.'));
    expect(wire.map((event) => ('command' in event ? `${event.type} ${event.command}` : event.type))).toEqual([
      ...['store.call', 'store.command GET', 'store.reply GET', 'store.return'],
      ...['store.call', 'store.command SET', 'store.reply SET', 'store.return'],
    ]);
    const [sid] = of('session.generate').map((event) => event.sid);
    expect(of('store.command').at(-1)).toMatchObject({
      command: 'SET',
      args: [`sess:${sid}`, expect.stringContaining('"views":2'), 'EX', '86400'],
      server: 'embedded',
    });
  });

  it('expire on the virtual clock, at the time their TTL says', async () => {
    const app = redisApp(counting, { session: 'cookie: { maxAge: 60000 }' });
    const { of, ttl, bodies } = await run(app, [
      get(),
      { type: 'advance', ms: 59_000 },
      get('/', { browser: 'bob' }),
      { type: 'advance', ms: 5_000 },
      get(),
    ]);
    const [alice] = of('session.generate');
    expect(of('store.edit')).toMatchObject([{ op: 'expire', sid: alice?.sid, at: 60_000 }]);
    expect(bodies).toEqual(['views 1', 'views 1', 'views 1']);
    expect(Object.values(ttl ?? {})).toEqual([55_000, 60_000]);
  });

  it('stay longer when they are touched, by EXPIRE', async () => {
    const routes = `app.get('/in', (req, res) => { req.session.user = 'alice'; res.send('in'); }); app.get('/', (req, res) => res.send(String(req.session.user)));`;
    const app = redisApp(routes, { session: 'cookie: { maxAge: 60000 }, rolling: true' });
    const { bodies, of } = await run(app, [
      get('/in'),
      { type: 'advance', ms: 40_000 },
      get(),
      { type: 'advance', ms: 40_000 },
      get(),
    ]);
    expect(bodies).toEqual(['in', 'alice', 'alice']);
    expect(of('store.command').at(-1)).toMatchObject({ command: 'EXPIRE', args: [expect.any(String), '60'] });
  });

  it('are shown by session id under any prefix, and those of no store are not', async () => {
    const routes = `${counting} app.get('/other', async (req, res) => { await client.set('cache:1', '{}'); res.send('set'); });`;
    const { store, of } = await run(redisApp(routes, { store: "prefix: 'my:'" }), [get(), get('/other')]);
    expect(Object.keys(store)).toEqual([of('session.generate')[0]?.sid]);
  });

  it('are deleted and cleared from outside', async () => {
    const seen = await run(redisApp(), [get(), get('/', { browser: 'bob' })]);
    const [alice] = seen.of('session.generate').map(({ sid }) => sid);
    const { bodies, store } = await run(redisApp(), [
      get(),
      get('/', { browser: 'bob' }),
      { type: 'store.delete', sid: alice ?? '' },
      get(),
      get('/', { browser: 'bob' }),
      { type: 'store.clear' },
    ]);
    expect(bodies).toEqual(['views 1', 'views 1', 'views 1', 'views 2']);
    expect(store).toEqual({});
  });

  it('are edited from outside, and stay as long as they were to', async () => {
    const seen = await run(redisApp(counting, { session: 'cookie: { maxAge: 60000 }' }), [get()]);
    const [sid = ''] = Object.keys(seen.store);
    const session = JSON.stringify({ cookie: { originalMaxAge: 60_000, path: '/' }, views: 40 });
    const { bodies, ttl } = await run(redisApp(counting, { session: 'cookie: { maxAge: 60000 }' }), [
      get(),
      { type: 'advance', ms: 20_000 },
      { type: 'store.set', sid, session },
    ]);
    expect(bodies).toEqual(['views 1']);
    expect(ttl).toEqual({ [sid]: 40_000 });
    const later = await run(redisApp(), [get(), { type: 'store.set', sid, session }, get()]);
    expect(later.bodies).toEqual(['views 1', 'views 41']);
  });

  it('make room for others when memory is full: who was away longest is logged out', async () => {
    const visit = (browser: string) => get('/', { browser });
    const settings = { store: { kind: 'redis', maxmemory: 500 } };
    const { of, bodies } = await run(redisApp(), ['a', 'b', 'a', 'c', 'a', 'b'].map(visit), settings);
    const [, b] = of('session.generate').map(({ sid }) => sid);
    expect(of('store.edit')[0]).toMatchObject({ op: 'evict', sid: b });
    expect(bodies).toEqual(['views 1', 'views 1', 'views 2', 'views 1', 'views 3', 'views 1']);
  });

  it('are the same after a reset and the same actions', async () => {
    const { world, trace, store } = await run(redisApp(), [get(), get()]);
    await world.reset();
    expect((await world.store()).store).toEqual({});
    for (let i = 0; i < 2; i++)
      await world.act({ type: 'request', browser: 'alice', method: 'GET', url: 'http://shop.test/' });
    expect((await world.store()).store).toEqual(store);
    expect(trace.slice(trace.length / 2)).toEqual(trace.slice(0, trace.length / 2));
  });
});

describe('a Redis that is cut off', () => {
  it('makes the client tell, try again, give up on the command, and go on when it is back', async () => {
    const { bodies, of, responses } = await run(redisApp(), [
      get(),
      { type: 'store.fail', how: 'disconnect' },
      get(),
      { type: 'store.recover' },
      get(),
    ]);
    expect(bodies).toEqual(['views 1', 'TimeoutError', 'views 2']);
    expect(responses.map(({ status }) => status)).toEqual([200, 503, 200]);
    const said = of('console').map(({ text }) => text);
    expect(said.slice(0, 2)).toEqual([
      'redis: Socket closed unexpectedly',
      'redis: connect ECONNREFUSED 127.0.0.1:6379',
    ]);
    expect(of('store.return').filter(({ error }) => error !== undefined)).toMatchObject([
      { op: 'get', error: 'TimeoutError', took: 5000 },
    ]);
  });

  it('ends the process of an app that does not listen for error, as in life', async () => {
    const deaf = redisApp().replace(/client\.on\('error'.*\n/, '');
    const { of } = await runWorld(deaf, [get(), { type: 'store.fail', how: 'disconnect' }]);
    expect(of('error')).toMatchObject([{ where: 'uncaught', message: 'Socket closed unexpectedly' }]);
  });
});

describe('the redis package', () => {
  const answering = (code: string, before = 'client.connect();') => `
const express = require('express');
const { createClient } = require('redis');
const client = createClient();
client.on('error', () => {});
${before}
const app = express();
app.get('/', async (req, res) => { try { res.json(await (async () => { ${code} })()); } catch (error) { res.send(error.constructor.name + ': ' + error.message); } });
app.listen(3000);`;
  const body = async (app: string) => (await runWorld(app, [get()])).bodies[0];

  it.each([
    ["await client.set('a', '1', { EX: 10 }); return [await client.get('a'), await client.ttl('a')];", '["1",10]'],
    ["await client.set('a', '1', { expiration: { type: 'PX', value: 5000 } }); return client.pTTL('a');", '5000'],
    [
      "await client.setEx('a', 60, 'x'); await client.expire('a', 30); return [await client.ttl('a'), await client.del('a'), await client.exists('a')];",
      '[30,1,0]',
    ],
    [
      "await client.hSet('user:1', { name: 'Ada', age: 36 }); return client.hGetAll('user:1');",
      '{"name":"Ada","age":"36"}',
    ],
    [
      "await client.mSet({ a: '1', b: '2' }); const found = []; for await (const keys of client.scanIterator({ MATCH: '*' })) found.push(...keys); return [found, await client.mGet(['a', 'b', 'c'])];",
      '[["a","b"],["1","2",null]]',
    ],
    ["return client.multi().set('a', '1').incr('a').get('a').exec();", '["OK",2,"2"]'],
    [
      "await client.set('a', Buffer.from('ü')); return [await client.keys('*'), await client.get('a'), await client.flushDb(), await client.dbSize()];",
      '[["a"],"ü","OK",0]',
    ],
    [
      'await client.quit(); return [client.isOpen, client.isReady, await client.ping().catch((error) => error.message)];',
      '[false,false,"The client is closed"]',
    ],
    ['return [client.isOpen, client.isReady, await client.ping()];', '[true,true,"PONG"]'],
    ["return client.sendCommand(['GET']);", "SimpleError: ERR wrong number of arguments for 'get' command"],
  ])('%s', async (code, expected) => {
    expect(await body(answering(code))).toBe(expected);
  });

  it('refuses commands before connect()', async () => {
    expect(await body(answering("return client.get('a');", ''))).toBe('ClientClosedError: The client is closed');
  });

  it('names a command that is not here, and those that are', async () => {
    expect(await body(answering("return client.zAdd('a', [{ score: 1, value: 'b' }]);"))).toMatch(
      /unknown command 'zadd': it is not in this playground\. Commands here: PING, .*LLEN\./,
    );
  });

  it.each([
    ['createClient({ legacyMode: true })', ['legacyMode was an option of node-redis 4']],
    ["createClient({ host: 'localhost', port: 6379 })", ['createClient({ socket: { host, port } })']],
    ["createClient(6379, 'localhost')", ['createClient({ socket: { host, port } })']],
    ["createClient('redis://localhost')", ['createClient({ url })']],
    ["createClient().get('a', () => {})", ['connect() comes first']],
  ])('says what became of %s', async (code, advice) => {
    const { of } = await runWorld(`require('redis').${code};`, []);
    expect(of('warning').map(({ message }) => message)).toEqual(advice.map((one) => expect.stringContaining(one)));
  });

  it('is told of a RedisStore that has no client', async () => {
    const { of } = await runWorld(
      redisApp().replace(/new RedisStore\(\{.*?\}\)/, "new RedisStore({ host: 'localhost', port: 6379 })"),
      [],
    );
    expect(of('warning').map(({ message }) => message)).toEqual([expect.stringContaining('RedisStore has no client')]);
  });

  it('works in an ES module that awaits the connection', async () => {
    const app = `import express from 'express'; import { createClient } from 'redis';
const client = createClient({ url: 'redis://default:secret@redis.example.com:6379/1' });
await client.connect();
const app = express(); app.get('/', async (req, res) => { await client.set('a', '1'); res.send(await client.get('a')); }); app.listen(3000);`;
    expect(await body(app)).toBe('1');
  });

  it('tells of a rejected await at the top of an ES module', async () => {
    const { of } = await runWorld(
      `import { createClient } from 'redis'; const client = createClient(); await client.connect(); await client.sendCommand(['FOO']);`,
      [],
    );
    expect(of('error')).toMatchObject([
      { where: 'uncaught', message: expect.stringContaining("unknown command 'foo'") },
    ]);
  });
});
