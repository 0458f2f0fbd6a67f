import { describe, expect, it } from 'vitest';
import { action } from '../../../protocol/action.js';
import { explain } from '../../../trace/explain/explain.js';
import { type ActionInput, counting, get, runWorld, withSession } from './run-world.js';

const fail = (how: string, ...ops: string[]): ActionInput => ({
  type: 'store.fail',
  how: how as 'error',
  ...(ops.length > 0 && { ops: ops as ['get'] }),
});
const recover: ActionInput = { type: 'store.recover' };

const options = 'resave: true, saveUninitialized: true';
const routes = `app.use(function (req, res, next) { if (!req.session) return res.send('no session'); next(); });
${counting}
app.use(function (err, req, res, next) { res.status(503).send(err.message); });`;

const memory = withSession(routes, options);

/** A learner's store, with methods that answer by callback alone, or are async besides. */
const ownStore = (kind: '' | 'async') =>
  withSession(routes, `${options}, store: new OwnStore()`).replace(
    'var app =',
    `class OwnStore extends session.Store {
  rows = new Map();
  ${kind} get(sid, cb) { const row = this.rows.get(sid); cb(null, row && JSON.parse(row)); }
  ${kind} set(sid, session, cb) { this.rows.set(sid, JSON.stringify(session)); cb(); }
  ${kind} destroy(sid, cb) { this.rows.delete(sid); cb(); }
}
var app =`,
  );

async function run(app: string, actions: ActionInput[], settings: object = {}) {
  const seen = await runWorld(app, actions, settings);
  expect(explain(seen.trace).filter(({ agrees }) => !agrees)).toEqual([]);
  return seen;
}

describe.each([
  ['MemoryStore', memory],
  ["a learner's store", ownStore('')],
  ["a learner's store with async methods", ownStore('async')],
])('%s that fails', (_, app) => {
  it('with an error: the app gets it, until the store works again, and nothing was lost', async () => {
    const { bodies, of } = await run(app, [get(), fail('error'), get(), recover, get()]);
    expect(bodies).toEqual(['views 1', 'The store failed at get.', 'views 2']);
    expect(of('store.fail')).toMatchObject([{ how: 'error' }, { how: null }]);
  });

  it('at writing only: the page comes, the data does not stay', async () => {
    const { bodies, of } = await run(app, [get(), fail('error', 'set'), get(), get()]);
    expect(bodies).toEqual(['views 1', 'views 2', 'views 2']);
    expect(of('store.return').filter((event) => event.error)).toMatchObject([
      { op: 'set', error: 'The store failed at set.' },
      { op: 'set', error: 'The store failed at set.' },
    ]);
  });

  it('by never answering: the browser is told what it waits for', async () => {
    const { responses, of } = await run(app, [get(), fail('timeout'), get(), recover, get()]);
    expect(responses.map(({ status }) => status)).toEqual([200, 0, 200]);
    expect(responses[1]?.error).toBe('The store never answered get, and without that there is no response.');
    expect(of('store.return').map((event) => event.requestId)).not.toContain('r2');
  });

  it('by losing its connection: express-session steps aside, and req.session is undefined', async () => {
    const { bodies, trace } = await run(app, [get(), fail('disconnect'), get(), recover, get()]);
    expect(bodies).toEqual(['views 1', 'no session', 'views 2']);
    expect(explain(trace).filter((one) => one.requestId === 'r2')).toMatchObject(
      Array(6).fill({ outcome: false, because: expect.stringContaining('disconnected') }),
    );
  });
});

describe('a failing store', () => {
  it('fails after its latency, and tells a handler that saves by itself', async () => {
    const app = withSession(`app.get('/', (req, res) => req.session.save((error) => res.send(error.message)));`);
    const { bodies, of } = await run(app, [fail('error', 'set'), get()], { store: { latency: 100 } });
    expect(bodies).toEqual(['The store failed at set.']);
    expect(of('store.return')[0]).toMatchObject({ op: 'set', took: 100 });
  });

  it('rejects the promise of a handler that awaits its answer', async () => {
    const app = ownStore('async').replace(
      'app.use(session',
      `app.get('/own', (req, res) => req.app.locals.store.get('a').catch((error) => res.send(error.message)));
app.use(session`,
    );
    const named = app.replace('store: new OwnStore()', 'store: app.locals.store = new OwnStore()');
    expect((await run(named, [fail('error'), get('/own')])).bodies).toEqual(['The store failed at get.']);
  });

  it('fails for a process that is started anew, too', async () => {
    const { bodies } = await run(memory, [fail('disconnect'), { type: 'restart' }, get(), recover, get()]);
    expect(bodies).toEqual(['no session', 'views 1']);
  });

  it('works again after a reset', async () => {
    const { world } = await run(memory, [fail('error'), get()]);
    await world.reset();
    await world.act(action.parse(get()));
    expect(world.responses()).toMatchObject([{ body: 'views 1' }]);
  });
});
