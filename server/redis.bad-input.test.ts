import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf, EventType } from '../trace/event.js';
import { get, startServer, type TestServer, viewsApp } from './live/test-server.js';
import { type RealServer, realRedis } from './sandbox/redis/test-servers.js';

/**
 * A real Redis that is away, goes away and comes back, under the real server with one worker for all. Beside it a
 * neighbour without Redis counts its visits and must not miss one.
 */

const app = `
const express = require('express');
const session = require('express-session');
const { createClient } = require('redis');
const { RedisStore } = require('connect-redis');
const client = createClient();
client.on('error', (error) => console.log('redis: ' + error.message));
client.connect().catch(console.error);
const app = express();
app.use(session({ secret: 's', resave: false, saveUninitialized: false, store: new RedisStore({ client }) }));
app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });
app.get('/keys', async (req, res) => res.json([await client.keys('*'), (await client.scan('0', { MATCH: '*' })).keys, await client.dbSize()]));
app.get('/sly', async (req, res) => res.json(await client.sendCommand(['SCAN', '0', 'MATCH', 'x', 'MATCH', '*'])));
app.get('/flush', async (req, res) => res.json(await client.flushAll()));
app.use((error, req, res, next) => res.status(503).send(error.message || error.constructor.name));
app.listen(3000);`;

let redis: RealServer;
let server: TestServer;
let page: ReturnType<TestServer['page']>;
let neighbour: string;
let visits = 0;

const of = <T extends EventType>(id: string, type: T) =>
  page.trace(id).filter((event): event is EventOf<T> => event.type === type);
const lastResponse = (id: string) => of(id, 'response').at(-1);
const open = async (code = app) => (await page.create({ app: code, actions: [] })).id;
/** @returns status and body */
async function visit(id: string, path = '/'): Promise<[number | undefined, string | undefined]> {
  const { seq } = await page.act(id, get(path));
  await page.until(() => page.trace(id).length >= seq);
  return [lastResponse(id)?.status, lastResponse(id)?.body];
}
const away = 'The Redis server of this playground cannot be reached';

beforeAll(async () => {
  redis = await realRedis();
  server = await startServer({ redisUrl: redis.url });
  page = server.page();
  neighbour = await open(viewsApp());
});
afterAll(async () => {
  await server.close();
  await redis.stop();
});
beforeEach(async () => {
  expect(await visit(neighbour)).toEqual([200, `views ${++visits}`]);
});
afterEach(async () => {
  expect(await visit(neighbour)).toEqual([200, `views ${++visits}`]);
  expect(server.defects).toEqual([]);
});

describe('a real Redis', () => {
  it('that dies in the middle of an action gives an error, and works again when it is back', async () => {
    const id = await open();
    expect(await visit(id)).toEqual([200, 'views 1']);
    redis.hang();
    const acting = page.act(id, get());
    await page.until(() => of(id, 'store.command').at(-1)?.command === 'GET');
    await redis.stop();
    const { seq } = await acting;
    await page.until(() => page.trace(id).length >= seq);
    expect(lastResponse(id)).toMatchObject({ status: 503, body: 'Socket closed unexpectedly' });
    expect(of(id, 'store.return').at(-1)).toMatchObject({ op: 'get', error: 'Socket closed unexpectedly' });
    expect(of(id, 'error').at(-1)).toMatchObject({ where: 'request', message: 'Socket closed unexpectedly' });
    expect(of(id, 'warning').map(({ message }) => message)).toEqual([expect.stringContaining(away)]);
    expect(await visit(id)).toEqual([503, 'TimeoutError']);
    redis = await realRedis(redis.port);
    expect(await visit(id)).toEqual([200, 'views 1']);
    expect(await visit(id)).toEqual([200, 'views 2']);
  });

  it('that dies between two actions is told of in the next', async () => {
    const id = await open();
    await visit(id);
    await redis.stop();
    expect(await visit(id)).toEqual([503, 'TimeoutError']);
    expect(of(id, 'warning').map(({ message }) => message)).toEqual([expect.stringContaining(away)]);
    expect(of(id, 'console')[0]).toMatchObject({ text: 'redis: Socket closed unexpectedly' });
    redis = await realRedis(redis.port);
    expect(await visit(id)).toEqual([200, 'views 1']);
  });

  it('that is down at the start lets the app start, and works when it is up', async () => {
    await redis.stop();
    const id = await open();
    await page.until(() => of(id, 'console').length > 0);
    expect(of(id, 'console')[0]).toMatchObject({ text: 'redis: connect ECONNREFUSED 127.0.0.1:6379' });
    // nothing is to be read yet; what is to be written is lost, after the response was on its way
    expect(await visit(id)).toEqual([200, 'views 1']);
    expect(of(id, 'store.return').at(-1)).toMatchObject({ op: 'set', error: 'TimeoutError' });
    redis = await realRedis(redis.port);
    expect(await visit(id)).toEqual([200, 'views 1']);
  });

  it('shows a sandbox its own keys alone, whatever it asks, and forgets them with it', async () => {
    const direct = await createClient({ url: redis.url })
      .on('error', () => {})
      .connect();
    await direct.set('theirs', 'secret');
    const [one, other] = [await open(), await open()];
    expect((await visit(one))[1]).toBe('views 1');
    expect((await visit(other))[1]).toBe('views 1');
    const sid = of(one, 'session.generate')[0]?.sid;
    expect((await visit(one, '/keys'))[1]).toBe(JSON.stringify([[`sess:${sid}`], [`sess:${sid}`], 1]));
    expect((await visit(one, '/sly'))[1]).toBe(JSON.stringify(['0', [`sess:${sid}`]]));
    expect((await visit(one, '/flush'))[1]).toBe('"OK"');
    expect((await visit(other))[1]).toBe('views 2');
    expect(await direct.keys(`session-playground:${one}:*`)).toEqual([]);
    expect(await direct.keys(`session-playground:${other}:*`)).toHaveLength(1);
    expect(await direct.get('theirs')).toBe('secret');
    server.pool.get(other).evict();
    expect((await visit(one))[1]).toBe('views 1');
    expect((await direct.keys('*')).filter((key) => key.includes(other))).toEqual([]);
    await direct.close();
  });

  it('is empty again for a sandbox that is rebuilt by replay, which then tells the same', async () => {
    const id = await open();
    expect((await visit(id))[1]).toBe('views 1');
    const before = page.epoch(id);
    server.pool.get(id).evict();
    expect((await visit(id))[1]).toBe('views 2');
    expect(page.epoch(id)).toBe(before);
  });

  it('that hangs holds nobody up for long', async () => {
    const id = await open();
    await visit(id);
    redis.hang();
    const start = performance.now();
    const [[status], beside] = await Promise.all([visit(id), visit(neighbour)]);
    expect([status, beside]).toEqual([503, [200, `views ${++visits}`]]);
    expect(performance.now() - start).toBeLessThan(5_000);
    redis.wake();
  });
});
