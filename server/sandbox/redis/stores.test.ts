import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../../trace/explain/explain.js';
import { fold } from '../../../trace/fold.js';
import { type ActionInput, get, runWorld } from '../world/run-world.js';
import type { WorldOptions } from '../world/world.js';
import { Upstream } from './real/upstream.js';
import { realRedis, type TestServer } from './test-servers.js';

/** What a store can do beside what every store must. */
type Abilities = { survivesRestart: boolean; touch: boolean; lists: boolean; byHand: boolean };

const redis = `const { createClient } = require('redis');
const { RedisStore } = require('connect-redis');
const client = createClient();
client.on('error', () => {});
client.connect();
const store = new RedisStore({ client });`;

/** A store class as learners write one: by callback or by async methods, with all that a store may have or the least. */
const own = (kind: 'callback' | 'promise', most: boolean) => {
  const does = (name: string, parameters: string, body: string) =>
    kind === 'callback'
      ? `${name}(${parameters}cb) { setImmediate(() => { const answer = (() => { ${body} })(); cb && cb(null, answer); }); }`
      : `async ${name}(${parameters}cb) { const answer = await (async () => { ${body} })(); cb && cb(null, answer); }`;
  const alive = `Object.entries(this.rows).filter(([, row]) => !row.until || row.until > Date.now())`;
  return `class OwnStore extends session.Store {
  rows = {};
  until(session) { const { expires } = session.cookie; return expires ? new Date(expires).getTime() : null; }
  ${does('get', 'sid, ', 'const row = this.rows[sid]; if (row && row.until && row.until <= Date.now()) { delete this.rows[sid]; return; } return row && JSON.parse(row.text);')}
  ${does('set', 'sid, session, ', 'this.rows[sid] = { text: JSON.stringify(session), until: this.until(session) };')}
  ${does('destroy', 'sid, ', 'delete this.rows[sid];')}
  ${most ? does('touch', 'sid, session, ', 'const row = this.rows[sid]; if (row) { const data = JSON.parse(row.text); data.cookie = session.cookie; this.rows[sid] = { text: JSON.stringify(data), until: this.until(session) }; }') : ''}
  ${most ? does('all', '', `return ${alive}.map(([, row]) => JSON.parse(row.text));`) : ''}
  ${most ? does('length', '', `return ${alive}.length;`) : ''}
  ${most ? does('clear', '', 'this.rows = {};') : ''}
}
const store = new OwnStore();`;
};

const app = (store: string, options = '') => `
const express = require('express');
const session = require('express-session');
${store}
const app = express();
app.use(session({ secret: 's', resave: false, saveUninitialized: false, store, ${options} }));
app.get('/login', (req, res) => { req.session.user = req.query.user; req.session.cart = { items: ['ü'] }; res.send('in'); });
app.get('/', (req, res) => res.send(String(req.session.user)));
app.get('/logout', (req, res) => req.session.destroy((error) => res.send(error ? error.message : 'out')));
app.get('/length', (req, res) => store.length((error, length) => res.json(error ? error.message : length)));
app.get('/all', (req, res) => store.all((error, all) => res.json(error ? error.message : Object.values(all).map((one) => one.user).sort())));
app.get('/clear', (req, res) => store.clear((error) => res.send(error ? error.message : 'cleared')));
app.get('/can', (req, res) => res.json(['touch', 'all', 'length', 'clear'].filter((name) => typeof store[name] === 'function')));
app.listen(3000);`;

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
const onServer = (): WorldOptions => ({ realRedis: { upstream, sandbox: `test${++sandboxes}` } });
const inProcess = (): WorldOptions => ({});
const everything: Abilities = { survivesRestart: false, touch: true, lists: true, byHand: false };
const least: Abilities = { survivesRestart: false, touch: false, lists: false, byHand: false };

describe.each<[string, string, () => WorldOptions, Abilities]>([
  ['MemoryStore', 'const store = new session.MemoryStore();', inProcess, { ...everything, byHand: true }],
  ['the embedded Redis', redis, inProcess, { ...everything, survivesRestart: true, byHand: true }],
  ['a real Redis', redis, onServer, { ...everything, survivesRestart: true, byHand: true }],
  ["a learner's store with callbacks", own('callback', true), inProcess, everything],
  ["a learner's store with promises", own('promise', true), inProcess, everything],
  ["a learner's least store with callbacks", own('callback', false), inProcess, least],
  ["a learner's least store with promises", own('promise', false), inProcess, least],
])('%s', (_, store, options, can) => {
  async function run(actions: ActionInput[], cookie = '') {
    const seen = await runWorld(app(store, cookie), actions, {}, options());
    expect(explain(seen.trace).filter(({ agrees }) => !agrees)).toEqual([]);
    await seen.world.dispose();
    return { ...seen, stage: fold(seen.trace, seen.trace.length) };
  }
  const login = (user: string) => get(`/login?user=${user}`, { browser: user });
  const page = (user: string, path = '/') => get(path, { browser: user });
  const restart: ActionInput = { type: 'restart' };
  const minute = 'cookie: { maxAge: 60000 }';

  it('gives each browser back what it has set, whole', async () => {
    const { bodies, stage } = await run([login('ada'), login('bob'), page('ada'), page('bob'), page('eve')]);
    expect(bodies).toEqual(['in', 'in', 'ada', 'bob', 'undefined']);
    const rows = Object.values(stage.rows).map(({ user, cart }) => ({ user, cart }));
    expect(rows).toEqual([
      { user: 'ada', cart: { items: ['ü'] } },
      { user: 'bob', cart: { items: ['ü'] } },
    ]);
  });

  it('forgets what is destroyed, and nothing beside it', async () => {
    const { bodies, stage } = await run([login('ada'), login('bob'), page('ada', '/logout'), page('ada'), page('bob')]);
    expect(bodies.slice(2)).toEqual(['out', 'undefined', 'bob']);
    expect(Object.values(stage.rows).map(({ user }) => user)).toEqual(['bob']);
  });

  it('gives what was written into a row by hand, where the playground reaches it', async () => {
    const [made] = (await run([login('ada')])).of('session.generate');
    const session = JSON.stringify({ cookie: {}, user: 'eve' });
    const { bodies, of } = await run([login('ada'), { type: 'store.set', sid: made?.sid ?? '', session }, page('ada')]);
    expect(bodies).toEqual(['in', can.byHand ? 'eve' : 'ada']);
    expect(of('warning').some(({ message }) => message.includes('was not edited'))).toBe(!can.byHand);
  });

  it('forgets what has expired', async () => {
    const { bodies } = await run(
      [
        login('ada'),
        { type: 'advance', ms: 59_000 },
        page('ada'),
        { type: 'advance', ms: 61_000 },
        page('ada', '/can'),
        page('ada'),
      ],
      minute,
    );
    expect([bodies[1], bodies[3]]).toEqual(['ada', 'undefined']);
  });

  it('keeps longer what is touched, where it can be touched', async () => {
    const pause: ActionInput = { type: 'advance', ms: 40_000 };
    const { bodies, of } = await run(
      [login('ada'), pause, page('ada'), pause, page('ada')],
      `${minute}, rolling: true`,
    );
    expect(bodies).toEqual(can.touch ? ['in', 'ada', 'ada'] : ['in', 'ada', 'undefined']);
    expect(of('store.call').some(({ op }) => op === 'touch')).toBe(can.touch);
  });

  it(can.survivesRestart ? 'outlives the process of the app' : 'goes with the process of the app', async () => {
    const { bodies, stage } = await run([login('ada'), restart, page('ada')]);
    expect(bodies).toEqual(['in', can.survivesRestart ? 'ada' : 'undefined']);
    expect(Object.keys(stage.rows)).toHaveLength(can.survivesRestart ? 1 : 0);
  });

  it('has the methods that it has, and no others', async () => {
    const { bodies } = await run([page('ada', '/can')]);
    const names = [...(can.touch ? ['touch'] : []), ...(can.lists ? ['all', 'length', 'clear'] : [])];
    expect(JSON.parse(bodies[0] ?? '')).toEqual(names);
  });

  it.runIf(can.lists)('counts, lists and clears its sessions', async () => {
    const paths = ['/length', '/all', '/clear', '/length', '/all'].map((path) => page('eve', path));
    const { bodies, stage } = await run([login('ada'), login('bob'), ...paths, page('ada')]);
    expect(bodies.slice(2)).toEqual(['2', '["ada","bob"]', 'cleared', '0', '[]', 'undefined']);
    expect(stage.rows).toEqual({});
  });
});
