import { describe, expect, it } from 'vitest';
import { explain } from '../../../trace/explain/explain.js';
import { type ActionInput, get, runWorld, withSession } from './run-world.js';

const options = (store: string) => `resave: false, saveUninitialized: true, store: ${store}`;
const routes = `app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });
app.use((err, req, res, next) => { res.status(500).send(err.name); });`;

/** A store class with these methods over MemoryStore's. */
const over = (methods: string, base = 'session.MemoryStore') =>
  withSession(routes, options('new OwnStore()')).replace(
    'var app =',
    `class OwnStore extends ${base} { ${methods} }\nvar app =`,
  );

async function run(app: string, actions: ActionInput[] = [get(), get()]) {
  const seen = await runWorld(app, actions);
  expect(explain(seen.trace).filter(({ agrees }) => !agrees)).toEqual([]);
  return { ...seen, warnings: seen.of('warning').map(({ message }) => message) };
}

describe('a store that answers', () => {
  it('late: the answer is told when it comes, after the browser gave up', async () => {
    const { of, responses } = await run(over('get(sid, cb) { setTimeout(() => super.get(sid, cb), 400_000); }'), [
      get(),
      get(),
      { type: 'advance', ms: 400_000 },
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 0]);
    expect(of('store.return').filter(({ op }) => op === 'get')).toMatchObject([
      { requestId: 'r2', at: 400_000, took: 400_000 },
    ]);
  });

  it('never: the call has no return', async () => {
    const { of, responses } = await run(over('get() {}'));
    expect(responses.map(({ status }) => status)).toEqual([200, 0]);
    expect(of('store.call').filter(({ op }) => op === 'get')).toHaveLength(1);
    expect(of('store.return').filter(({ op }) => op === 'get')).toEqual([]);
  });

  it('twice: the second answer is told as such, and reaches whoever asked', async () => {
    const { of, bodies } = await run(
      over('set(sid, data, cb) { super.set(sid, data, () => { cb(); setTimeout(cb, 10); }); }').replace(
        "res.send('views ' + req.session.views)",
        "req.session.save(() => { console.log('saved'); res.end(); })",
      ),
      [get(), { type: 'advance', ms: 10 }],
    );
    expect(bodies).toEqual(['']);
    expect(of('store.return')).toMatchObject([
      { op: 'set', took: 0 },
      { op: 'set', took: 10, again: true },
    ]);
    expect(of('console')).toHaveLength(2);
  });

  it('at once, by callback within the call', async () => {
    const { of, bodies } = await run(
      over(
        'rows = {}; get(sid, cb) { cb(null, this.rows[sid] && JSON.parse(this.rows[sid])); } set(sid, data, cb) { this.rows[sid] = JSON.stringify(data); cb(); } destroy(sid, cb) { delete this.rows[sid]; cb(); }',
        'session.Store',
      ),
    );
    expect(bodies).toEqual(['views 1', 'views 2']);
    expect(of('store.return')).toMatchObject([{ op: 'set' }, { op: 'get', value: { views: 1 } }, { op: 'set' }]);
    expect(of('middleware').find((event) => event.session)?.session).toMatchObject({
      store: 'OwnStore',
      storeTouches: false,
    });
  });

  it('with an error, told with its code', async () => {
    const failing = over(
      'get(sid, cb) { setImmediate(cb, Object.assign(new TypeError("gone"), { code: "ENOENT" })); }',
    );
    expect((await run(failing)).bodies).toEqual(['views 1', 'views 1']);
    expect((await run(failing)).of('store.return')[1]).toMatchObject({ op: 'get', error: 'gone', code: 'ENOENT' });
    const other = await run(
      over('get(sid, cb) { setImmediate(cb, { message: "no object of Error" }); }').replace('err.name', 'err.message'),
    );
    expect(other.bodies).toEqual(['views 1', 'no object of Error']);
    expect(other.of('store.return')[1]).toMatchObject({ op: 'get', error: 'no object of Error' });
  });

  it('by throwing: told as thrown, and thrown on', async () => {
    const { of, bodies } = await run(over('get() { throw Object.assign(new RangeError("no"), { code: "ENOENT" }); }'));
    expect(bodies).toEqual(['views 1', 'RangeError']);
    expect(of('store.return')[1]).toMatchObject({ op: 'get', error: 'no', thrown: true });
  });

  it('with a session that has no cookie in it, or with what is no session at all', async () => {
    for (const found of ['{ views: 1 }', '"text"', '{ cookie: null }', 'false', 'null', '0']) {
      const { bodies } = await run(over(`get(sid, cb) { setImmediate(cb, null, ${found}); }`));
      expect(bodies[1]).toBe(/false|^null|0/.test(found) ? 'views 1' : 'TypeError');
    }
  });
});

describe('a store of promises', () => {
  it('is told by what its promise comes to, when the handler asks without a callback', async () => {
    const app = over('async length() { await null; return 7; } async clear() { throw new Error("not here"); }').replace(
      "app.get('/'",
      "app.get('/ask', async (req, res) => { res.json([await req.sessionStore.length(), await req.sessionStore.clear().catch((e) => e.message)]); });\napp.get('/'",
    );
    const { of, bodies } = await run(app, [get('/ask')]);
    expect(bodies).toEqual(['[7,"not here"]']);
    const [length, clear] = of('store.call').filter(({ by }) => by === 'handler');
    expect([length, clear]).toMatchObject([
      { op: 'length', line: 7, sid: null },
      { op: 'clear', line: 7 },
    ]);
    expect(of('store.return')).toMatchObject([
      { op: 'length', value: 7 },
      { op: 'clear', error: 'not here' },
      { op: 'set' },
    ]);
  });

  it('that takes no callback leaves express-session waiting, and a warning says so', async () => {
    const { warnings, responses } = await run(over('async get(sid) { return { cookie: {} }; }'));
    expect(responses.map(({ status }) => status)).toEqual([200, 0]);
    expect(warnings).toEqual([
      "The store's get returned a promise and takes no callback: who waits for the callback waits forever.",
    ]);
  });

  it('that rejects before it calls back leaves express-session waiting, and a warning says so', async () => {
    const { warnings } = await run(over('async get(sid, callback) { throw new Error("down"); }'));
    expect(warnings).toEqual([
      "The store's get rejected its promise (down) and did not call back: who waits for the callback waits forever.",
    ]);
  });

  it('that calls back from an async method is like any other', async () => {
    const { warnings, bodies } = await run(
      over(
        'async get(sid, cb) { await null; super.get(sid, cb); } async set(sid, data, cb) { await null; super.set(sid, data, cb); }',
      ),
    );
    expect(bodies).toEqual(['views 1', 'views 2']);
    expect(warnings).toEqual([]);
  });
});

describe('a store class of the learner', () => {
  it('that throws in its constructor: the app does not start, and the line is named', async () => {
    const { of, responses } = await run(over('constructor() { super(); throw new Error("no disk"); }'), [get()]);
    expect(of('error')).toMatchObject([{ where: 'load', message: 'no disk', line: 4 }]);
    expect(responses[0]?.error).toMatch(/^Connection refused: the app did not start\./);
  });

  it('that is no EventEmitter is refused by express-session itself', async () => {
    const app = withSession(
      routes,
      options('{ get(sid, cb) { cb(); }, set(sid, data, cb) { cb(); }, destroy(sid, cb) { cb(); } }'),
    );
    const { of } = await run(app, [get()]);
    expect(of('error')).toMatchObject([{ where: 'load', name: 'TypeError' }]);
  });

  it('that only extends EventEmitter cannot make a session of what it finds, and the explanation says so', async () => {
    const app = over(
      'rows = new Map(); get(sid, cb) { cb(null, this.rows.get(sid)); } set(sid, data, cb) { this.rows.set(sid, JSON.parse(JSON.stringify(data))); cb(); }',
      "require('events')",
    );
    const { trace, bodies } = await run(app);
    expect(bodies).toEqual(['views 1', 'TypeError']);
    expect(explain(trace).find(({ requestId, decision }) => requestId === 'r2' && decision === 'load')).toMatchObject({
      outcome: false,
      because: expect.stringContaining('createSession'),
    });
  });

  it("keeps what it has: its methods' names and lengths, and no method that it has not", async () => {
    const app = over('get(sid, cb) { super.get(sid, cb); } touch = null').replace(
      "app.get('/'",
      `app.get('/look', (req, res) => { const { sessionStore: s } = req; res.json([s.get.name, s.get.length, s.touch, 'all' in s, s instanceof OwnStore, s instanceof session.MemoryStore, Object.keys(s)]); });\napp.get('/'`,
    );
    const { bodies } = await run(app, [get('/look')]);
    expect(JSON.parse(bodies[0] ?? '')).toEqual([
      'get',
      2,
      null,
      true,
      true,
      true,
      ['_events', '_eventsCount', '_maxListeners', 'sessions', 'touch', 'generate'],
    ]);
  });

  it('in front of another store is told alone: what it asks of the other is its own affair', async () => {
    const app = over(
      'behind = new session.MemoryStore(); get(sid, cb) { setTimeout(() => this.behind.get(sid, cb), 5); } set(sid, data, cb) { this.behind.set(sid, data, cb); } touch(sid, data, cb) { this.behind.touch(sid, data, cb); }',
      'session.Store',
    );
    const { of, bodies } = await run(app);
    expect(bodies).toEqual(['views 1', 'views 2']);
    expect(of('store.call').map(({ op }) => op)).toEqual(['set', 'get', 'set']);
  });
});
