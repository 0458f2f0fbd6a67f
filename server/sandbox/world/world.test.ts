import { describe, expect, it } from 'vitest';
import { action } from '../../../protocol/action.js';
import { counting, get, type ActionInput as Input, runWorld as run, withSession } from './run-world.js';

const shop = 'http://shop.test';

const views = withSession(counting);
const greeting = `app.get('/', (req, res) => { req.session.seen = true; res.send('hello ' + (req.session.name || 'stranger')); });`;

describe('a world', () => {
  it('lets a browser come back with its cookie and find its session', async () => {
    const { bodies, of, store } = await run(views, [get('/'), get('/')]);
    expect(bodies).toEqual(['views 1', 'views 2']);
    const [first, second] = of('request');
    expect(first?.headers.map(([name]) => name)).toEqual(['Host']);
    const stored = of('browser.cookie')[0]?.cookie;
    expect(second?.headers).toContainEqual(['Cookie', `connect.sid=${stored?.value}`]);
    expect(Object.values(store)).toMatchObject([{ views: 2 }]);
  });

  it('gives every browser a jar of its own', async () => {
    const { bodies, browsers } = await run(views, [get('/'), get('/', { browser: 'bob' }), get('/')]);
    expect(bodies).toEqual(['views 1', 'views 1', 'views 2']);
    expect(browsers.alice?.[0]?.value).not.toBe(browsers.bob?.[0]?.value);
  });

  it('numbers its events without a gap and repeats itself exactly', async () => {
    const actions = [get('/'), { type: 'advance', ms: 1000 }, get('/'), { type: 'restart' }, get('/')] as Input[];
    const [one, two] = [await run(views, actions), await run(views, actions)];
    expect(one.trace.map((event) => event.seq)).toEqual(one.trace.map((_, i) => i + 1));
    expect(JSON.stringify(two.trace)).toBe(JSON.stringify(one.trace));
  });

  it('has a trace after reset that equals the one it had before', async () => {
    const first = await run(views, [get('/')]);
    const before = first.trace.splice(0);
    await first.world.reset();
    await first.world.act(action.parse(get('/')));
    expect(first.trace).toEqual(before);
  });

  it('moves its clock by actions and timers only: a slow handler costs virtual time', async () => {
    const slow = withSession(`app.get('/slow', (req, res) => setTimeout(() => res.json({ at: Date.now() }), 500));`);
    const { bodies, of } = await run(slow, [get('/slow')]);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ at: Date.parse('2026-01-01T00:00:00.500Z') });
    expect(of('clock')).toMatchObject([{ from: 0, to: 500 }]);
  });

  it('expires a cookie in the jar and a session in the store when time passes', async () => {
    const app = views.replace('resave: false', 'resave: false, cookie: { maxAge: 60000 }');
    const { bodies, browsers, of } = await run(app, [get('/'), { type: 'advance', ms: 60_001 } as Input, get('/')]);
    expect(bodies).toEqual(['views 1', 'views 1']);
    expect(of('browser.cookie').map((event) => event.outcome)).toEqual(['stored', 'expired', 'stored']);
    expect(browsers.alice).toHaveLength(1);
  });

  it('runs requests side by side: the later save overwrites the earlier', async () => {
    const app = withSession(
      `app.get('/', (req, res) => { req.session.a = 1; res.send('ok'); });
       app.get('/slow', (req, res) => setTimeout(() => { req.session.slow = true; res.send('slow'); }, 100));
       app.get('/fast', (req, res) => setTimeout(() => { req.session.fast = true; res.send('fast'); }, 10));`,
    );
    const both = { type: 'parallel', requests: [{ url: `${shop}/slow` }, { url: `${shop}/fast` }] } as Input;
    const { bodies, store } = await run(app, [get('/'), both]);
    expect(bodies).toEqual(['ok', 'fast', 'slow']);
    expect(Object.values(store)).toMatchObject([{ a: 1, slow: true }]);
    expect(Object.values(store)[0]).not.toHaveProperty('fast');
  });

  it('empties MemoryStore at a restart, and keeps it over a deploy that asks for it', async () => {
    const { bodies } = await run(views, [
      get('/'),
      { type: 'deploy', app: views.replace("'views '", "'seen '"), keepStore: true } as Input,
      get('/'),
      { type: 'restart' } as Input,
      get('/'),
    ]);
    expect(bodies).toEqual(['views 1', 'seen 2', 'seen 1']);
  });

  it('keeps the store over a deploy that does not load, until one does', async () => {
    const deploy = (app: string) => ({ type: 'deploy', app, keepStore: true }) as Input;
    const { bodies, responses, of } = await run(views, [
      get('/'),
      deploy('var x = ;'),
      get('/'),
      deploy(views),
      get('/'),
    ]);
    expect(bodies).toEqual(['views 1', '', 'views 2']);
    expect(responses[1]?.error).toMatch(/^Connection refused: the app did not start\./);
    expect(of('error')).toMatchObject([{ where: 'load', name: 'SyntaxError', line: 1 }]);
  });

  it('refuses a Secure cookie over http, and sends none', async () => {
    const app = views.replace('resave: false', 'resave: false, cookie: { secure: true }');
    const { of, browsers } = await run(app, [get('/')]);
    expect(of('cookie.skip')).toMatchObject([{ reason: 'not-secure' }]);
    expect(browsers.alice).toEqual([]);
    const https = await run(app, [{ type: 'request', url: 'https://shop.test/' } as Input]);
    expect(https.browsers.alice).toMatchObject([{ name: 'connect.sid', secure: true }]);
  });

  it('lets an explicit Cookie header take the place of the jar', async () => {
    const { of } = await run(views, [get('/'), get('/', { headers: { cookie: 'connect.sid=s%3Aforged.nonsense' } })]);
    expect(of('cookie.read').map((event) => event.outcome)).toEqual(['missing', 'invalid-signature']);
  });

  it('takes header names that every object has for names as any other', async () => {
    const app = `require('express')().get('/', (req, res) => res.set('constructor', 'out').send(req.get('toString'))).listen(3000);`;
    const { of, bodies } = await run(app, [get('/', { headers: { tostring: 'in' } })]);
    expect(bodies).toEqual(['in']);
    expect(of('response')[0]?.headers).toContainEqual(['constructor', 'out']);
  });

  it('edits cookies and the store from outside', async () => {
    const start = await run(views, [get('/')]);
    const [sid] = Object.keys(start.store);
    const cookie = `connect.sid=${start.browsers.alice?.[0]?.value}`;
    const { bodies } = await run(views, [
      get('/'),
      { type: 'cookie.set', browser: 'mallory', url: `${shop}/`, cookie } as Input,
      get('/', { browser: 'mallory' }),
      { type: 'cookie.delete', browser: 'alice', name: 'connect.sid' } as Input,
      get('/'),
      { type: 'store.delete', sid } as Input,
      get('/', { browser: 'mallory' }),
    ]);
    expect(bodies).toEqual(['views 1', 'views 2', 'views 1', 'views 1']);
  });

  it('lets a row be edited by hand: express-session loads what stands there then', async () => {
    const start = await run(withSession(greeting), [get('/')]);
    const [sid = ''] = Object.keys(start.store);
    const session = JSON.stringify({ cookie: { path: '/' }, name: 'Ada' });
    const { bodies, of, store } = await run(withSession(greeting), [
      get('/'),
      { type: 'store.set', sid, session },
      get('/'),
      { type: 'store.set', sid: 'nobody', session },
    ]);
    expect(bodies).toEqual(['hello stranger', 'hello Ada']);
    expect(of('session.load')).toMatchObject([{ sid, session: { name: 'Ada' } }]);
    expect(of('store.edit')).toMatchObject([{ op: 'set', sid, session: { name: 'Ada' } }]);
    expect(of('warning').at(-1)?.message).toMatch(/^Row nobody was not edited/);
    expect(Object.keys(store)).toEqual([sid]);
  });

  it('takes nothing for a row that express-session could not load', () => {
    const set = (session: string) => action.safeParse({ type: 'store.set', sid: 'a', session }).success;
    expect(set('{"views":1}')).toBe(true);
    for (const wrong of ['', '{', '[]', 'null', '"text"', `{"a":${'['.repeat(90_000)}${']'.repeat(9_000)}}`])
      expect(set(wrong), wrong.slice(0, 20)).toBe(false);
    expect(set(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`)).toBe(true);
    expect(set(`{"a":${'['.repeat(45_000)}${']'.repeat(45_000)}}`)).toBe(false);
    expect(set(`{"a":"${'x'.repeat(100_000)}"}`)).toBe(false);
  });

  it('takes longer over a slow network and a slow store', async () => {
    const { of, trace } = await run(views, [get('/')], { network: { latency: 40 }, store: { latency: 10 } });
    expect(of('store.return')).toMatchObject([{ op: 'set', took: 10 }]);
    expect(trace.find((event) => event.type === 'response')?.at).toBe(90);
  });

  it('tells of the head when it arrives before the end, which express-session holds back until the store has answered', async () => {
    const seen = async (latency: number) =>
      (await run(views, [get('/')], { store: { latency } })).trace
        .filter(({ type }) => ['response.head', 'browser.cookie', 'response'].includes(type))
        .map(({ type, at }) => [type, at]);
    expect(await seen(50)).toEqual([
      ['response.head', 0],
      ['browser.cookie', 0],
      ['response', 50],
    ]);
    expect(await seen(0)).toEqual([
      ['response', 0],
      ['browser.cookie', 0],
    ]);
  });

  it('shows each proxy between the request and the app, at the moment the request has come over the network', async () => {
    const { of, bodies } = await run(
      withSession(`app.get('/', (req, res) => res.json(req.headers));`),
      [{ type: 'request', url: 'https://shop.test/' }],
      { network: { latency: 40, proxy: { hops: 2 } } },
    );
    expect(of('proxy')).toMatchObject([
      { hop: 1, at: 40, requestId: 'r1', address: '10.0.0.2' },
      { hop: 2, at: 40, requestId: 'r1', address: '127.0.0.1' },
    ]);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      host: 'shop.test',
      'x-forwarded-for': `${of('request')[0]?.address}, 10.0.0.2`,
      'x-forwarded-host': 'shop.test',
      'x-forwarded-proto': 'https',
    });
  });

  it.each([
    [
      'CommonJS that listens',
      `var app = require('express')(); app.get('/', (q, s) => s.send('hi')); app.listen(3000);`,
    ],
    [
      'CommonJS that exports',
      `var app = require('express')(); app.get('/', (q, s) => s.send('hi')); module.exports = app;`,
    ],
    ['neither', `var app = require('express')(); app.get('/', (q, s) => s.send('hi'));`],
    [
      'an ES module',
      `import express from 'express'; const app = express(); app.get('/', (q, s) => s.send('hi')); export default app;`,
    ],
    ['a plain http server', `require('node:http').createServer((q, s) => s.end('hi')).listen(80);`],
  ])('finds who answers: %s', async (_, app) => {
    expect((await run(app, [get('/')])).bodies).toEqual(['hi']);
  });

  it('says that a process ended, closes its connections, and starts it for the next request', async () => {
    const app = withSession(
      `app.get('/', (req, res) => res.send('up'));
       app.get('/late', (req, res) => setTimeout(() => { throw new Error('late'); }, 5));
       app.get('/exit', () => { try { process.exit(3); } finally { console.log('never'); } });`,
    );
    const { responses, of } = await run(app, [get('/late'), get('/'), get('/exit'), get('/')]);
    expect(responses.map((response) => response.status)).toEqual([0, 200, 0, 200]);
    expect(of('error')).toMatchObject([{ where: 'uncaught', message: 'late', line: 7 }]);
    expect(of('limit')).toMatchObject([{ limit: 'exit' }]);
    expect(of('restart')).toHaveLength(2);
    expect(of('console')).toEqual([]);
  });
});
