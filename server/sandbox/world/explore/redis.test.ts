import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action, type Parallel } from '../../../../protocol/action.js';
import { Upstream } from '../../redis/real/upstream.js';
import { realRedis, type TestServer } from '../../redis/test-servers.js';
import { type ActionInput, counting, get, runWorld } from '../run-world.js';
import type { WorldOptions } from '../world.js';

const redisApp = (options: string, routes = counting) => `
const express = require('express');
const session = require('express-session');
const { createClient } = require('redis');
const { RedisStore } = require('connect-redis');
const client = createClient();
client.on('error', () => {});
client.connect();
const app = express();
app.use(session({ secret: 's', saveUninitialized: true, store: new RedisStore({ client }), ${options} }));
${routes}`;

const together = action.parse({
  type: 'parallel',
  requests: ['/', '/'].map((path) => ({ url: `http://shop.test${path}` })),
  explore: true,
}) as Parallel;

let server: TestServer;
let upstream: Upstream;
beforeAll(async () => {
  server = await realRedis();
  upstream = new Upstream(server.url);
});
afterAll(async () => {
  upstream.close();
  await server.stop();
});

let sandboxes = 0;
const onServer = (): WorldOptions => ({ realRedis: { upstream, sandbox: `explore${++sandboxes}` } });

async function explore(app: string, before: ActionInput[], options: WorldOptions, settings: object = {}) {
  const seen = await runWorld(app, before, settings, options);
  const explorer = await seen.world.explore(together);
  while (!(await explorer.slice(1000)));
  const { result } = explorer;
  const ends = result.outcomes.map(({ store }) => Object.values(store).map((row) => (row as { views?: number }).views));
  return { ...seen, result, ends };
}

describe.each<[string, () => WorldOptions]>([
  ['the embedded Redis', () => ({})],
  ['a real Redis', onServer],
])('the interleavings of parallel requests over %s', (_, options) => {
  it('show the lost update of the counter, with what went to Redis in which order', async () => {
    const { result, ends, world } = await explore(redisApp('resave: true'), [get()], options());
    expect(result.complete).toBe(true);
    expect(ends).toEqual([[2], [3]]);
    expect(result.outcomes[0]?.schedule).toEqual([
      'r2: reaches the app, calls store.get',
      'r2: sends GET to Redis',
      'r3: reaches the app, calls store.get',
      'r3: sends GET to Redis',
      'r2: store.get returns, calls store.set',
      'r2: sends SET to Redis',
      'r3: store.get returns, calls store.set',
      'r3: sends SET to Redis',
      'r2: store.set returns, is answered 200',
      'r3: store.set returns, is answered 200',
    ]);
    await world.dispose();
  });

  it('leave the world and its Redis as they were, other data in it too', async () => {
    const routes = `${counting}
      app.get('/fill', async (req, res) => {
        await client.hSet('h', { a: '1' }); await client.sAdd('s', ['x', 'y']); await client.rPush('l', ['1', '2']);
        await client.set('soon', 'gone', { EX: 100 });
        res.send('filled');
      });
      app.get('/all', async (req, res) => {
        await client.hSet('h', 'b', '2');
        res.json([await client.hGetAll('h'), (await client.sMembers('s')).sort(), await client.lRange('l', 0, -1), await client.expire('soon', 1000, 'GT')]);
      });`;
    const app = redisApp('resave: false', routes);
    const before = [get('/fill'), get('/')];
    const parallel = action.parse({ ...together, requests: [{ url: 'http://shop.test/all' }, together.requests[0]] });
    const { world, trace } = await runWorld(app, before, {}, options());
    const explorer = await world.explore(parallel as Parallel);
    while (!(await explorer.slice(1000)));
    const [first] = explorer.result.outcomes;
    expect(JSON.parse(first?.responses[0]?.body ?? '')).toEqual([{ a: '1', b: '2' }, ['x', 'y'], ['1', '2'], 1]);
    const told = trace.length;
    await world.act(parallel);
    const without = await runWorld(app, before, {}, options());
    await without.world.act(parallel);
    expect(trace.slice(told)).toEqual(without.trace.slice(told));
    expect((await world.store()).store).toEqual((await without.world.store()).store);
    await world.dispose();
    await without.world.dispose();
  });
});

describe('the interleavings of parallel requests over Redis', () => {
  const takingTurns = `var last = Promise.resolve();
app.use(function (req, res, next) {
  var before = last;
  last = new Promise(function (resolve) { res.once('finish', resolve); });
  before.then(function () { next(); });
});
app.use(session(`;

  it('prove that nothing is lost when requests take turns', async () => {
    const app = redisApp('resave: true').replace('app.use(session(', takingTurns);
    const { result, ends } = await explore(app, [get()], {});
    expect(result.complete).toBe(true);
    expect(result.schedules).toBeGreaterThan(1);
    expect(ends).toEqual([[3]]);
  });

  it('keep the order of what comes over one connection, and no deadline of the client passes in between', async () => {
    const { result } = await explore(redisApp('resave: false'), [get()], {});
    const answers = result.outcomes.flatMap(({ responses }) => responses.map(({ body }) => body));
    expect(new Set(answers)).toEqual(new Set(['views 2', 'views 3']));
  });

  it('are tried where Redis is cut off, and end as the client ends them', async () => {
    const { result } = await explore(redisApp('resave: true'), [get(), { type: 'store.fail', how: 'disconnect' }], {});
    const answers = result.outcomes.flatMap(({ responses }) => responses.map(({ status }) => status));
    expect(new Set(answers)).toEqual(new Set([500]));
  });

  it('repeat themselves exactly', async () => {
    const app = redisApp('resave: true');
    const { world, result } = await explore(app, [get()], {});
    const again = await world.explore(together);
    while (!(await again.slice(0)));
    expect(JSON.stringify(again.result)).toBe(JSON.stringify(result));
  });
});
