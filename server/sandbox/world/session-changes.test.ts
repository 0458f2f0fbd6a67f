import { describe, expect, it } from 'vitest';
import { explain } from '../../../trace/explain/explain.js';
import { type ActionInput, get, runWorld, withSession } from './run-world.js';

const wait = 'const wait = (ms) => new Promise((done) => setTimeout(done, ms));';
const options = 'resave: false, saveUninitialized: false';

async function changesOf(routes: string, actions: ActionInput[]) {
  const seen = await runWorld(withSession(`${wait}\n${routes}`, options), actions);
  expect(explain(seen.trace).filter(({ agrees }) => !agrees)).toEqual([]);
  const changes = seen
    .of('session.change')
    .map(({ requestId, at, path, before, after, late }) => [
      requestId,
      at,
      path.join('.'),
      before,
      after,
      late ?? false,
    ]);
  return { ...seen, changes };
}

describe('a change of req.session', () => {
  it('is told by its path with the value before and after: nested, in arrays, deleted, Dates', async () => {
    const { changes } = await changesOf(
      `app.get('/', (req, res) => { Object.assign(req.session, { cart: { items: ['a', 'b'] }, since: new Date(0), old: 1 }); res.end(); });
       app.get('/next', (req, res) => {
         const { session } = req;
         session.cart.items.push('c'); session.cart.items[0] = 'x'; delete session.old;
         session.since = new Date(Date.parse(session.since) + 1000);
         res.end();
       });`,
      [get(), get('/next')],
    );
    expect(changes.filter(([requestId]) => requestId === 'r2')).toEqual([
      ['r2', 0, 'cart.items.0', 'a', 'x', false],
      ['r2', 0, 'cart.items.2', undefined, 'c', false],
      ['r2', 0, 'since', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z', false],
      ['r2', 0, 'old', 1, undefined, false],
    ]);
  });

  it('is told when it is made: after an await, in a timer, in a callback, before a line of the console', async () => {
    const { changes, trace } = await changesOf(
      `app.get('/', async (req, res) => {
         req.session.a = 1; await wait(10);
         req.session.b = 2; await null; req.session.c = 3;
         setTimeout(() => { req.session.d = 4; req.session.save(() => { req.session.e = 5; console.log('e'); setTimeout(() => res.end(), 10); }); }, 10);
       });`,
      [get()],
    );
    expect(changes.map(([, at, path]) => [at, path])).toEqual([
      [0, 'a'],
      [10, 'b'],
      [10, 'c'],
      [20, 'd'],
      [20, 'e'],
    ]);
    const lines = trace.flatMap((event) =>
      event.type === 'console' || event.type === 'session.change' ? [event.type] : [],
    );
    expect(lines.slice(-2)).toEqual(['session.change', 'console']);
  });

  it('is late once the response has ended: in the same handler, after an await, in a timer of a later action', async () => {
    const { changes, store } = await changesOf(
      `app.get('/', async (req, res) => {
         req.session.kept = 1; res.send('sent'); req.session.same = 2;
         await wait(10); req.session.awaited = 3; await null; req.session.more = 4;
         setTimeout(() => { req.session.timer = 5; }, 1000);
       });
       app.get('/other', (req, res) => res.send('other'));`,
      [get(), get('/other'), { type: 'advance', ms: 5000 }],
    );
    expect(changes).toEqual([
      ['r1', 0, 'kept', undefined, 1, false],
      ['r1', 0, 'same', undefined, 2, true],
      ['r1', 10, 'awaited', undefined, 3, true],
      ['r1', 10, 'more', undefined, 4, true],
      ['r1', 1010, 'timer', undefined, 5, true],
    ]);
    expect(Object.values(store)).toMatchObject([{ kept: 1 }]);
    expect(Object.values(store)[0]).not.toHaveProperty('same');
  });

  it('is found in the latest requests only, however many have ended', async () => {
    const { changes } = await changesOf(
      `const kept = []; app.get('/', (req, res) => { kept.push(req.session); res.end(); });
       app.get('/all', (req, res) => { for (const [i, session] of kept.entries()) session.late = i; res.end(); });
       app.get('/one', (req, res) => { req.session.views = 1; const { session } = req; res.end(); setTimeout(() => { session.views = 2; }, 5); });`,
      [...Array.from({ length: 20 }, () => get('/one')), { type: 'advance', ms: 10 }],
    );
    const late = changes.filter((change) => change.at(-1)).map(([requestId]) => requestId);
    expect(late).toEqual(Array.from({ length: 16 }, (_, i) => `r${i + 5}`));
  });

  it('that cannot be written as JSON is not taken for the end of the session', async () => {
    const { changes } = await changesOf(
      `app.get('/', (req, res) => { req.session.a = 1; req.session.self = req.session; console.log('x'); delete req.session.self; res.end(); });`,
      [get()],
    );
    expect(changes).toEqual([['r1', 0, 'a', undefined, 1, false]]);
  });
});

describe('with several requests in flight', () => {
  const parallel = (...paths: string[]): ActionInput => ({
    type: 'parallel',
    requests: paths.map((path, i) => ({
      browser: ['alice', 'bob', 'carol'][i] as string,
      url: `http://shop.test${path}`,
    })),
  });

  it('each change, call and line belongs to the request whose code made it', async () => {
    const { changes, of } = await changesOf(
      `app.get('/:name', async (req, res) => {
         const { name } = req.params;
         for (let i = 0; i < 3; i++) {
           await wait(name === 'a' ? 10 : 7);
           req.session[name] = i; console.log(name, i);
           await Promise.resolve();
           await new Promise((done) => req.session.save(done));
           console.log(name, 'saved', i);
         }
         res.json(req.session);
       });`,
      [parallel('/a', '/b')],
    );
    expect(new Set(changes.map(([requestId, , path]) => `${requestId} ${path}`))).toEqual(new Set(['r1 a', 'r2 b']));
    expect(new Set(of('console').map(({ requestId, text }) => `${requestId} ${text[0]}`))).toEqual(
      new Set(['r1 a', 'r2 b']),
    );
    const sids = new Map(of('session.generate').map(({ sid, requestId }) => [sid, requestId]));
    const calls = [...of('session.save'), ...of('store.call')];
    expect(calls.length).toBeGreaterThan(10);
    for (const call of calls) expect([call.sid, call.requestId]).toEqual([call.sid, sids.get(call.sid ?? '')]);
  });

  it('what waits for the same promise goes on as what it was, not as the one that made the promise', async () => {
    const { changes, of } = await changesOf(
      `let ready;
       app.get('/then/:name', (req, res) => { (ready ||= wait(20)).then(() => { console.log(req.params.name); req.session.name = req.params.name; res.end(); }); });
       app.get('/await/:name', async (req, res) => { await (ready ||= wait(20)); console.log(req.params.name); req.session.name = req.params.name; res.end(); });`,
      [parallel('/then/r1', '/await/r2', '/await/r3')],
    );
    expect(changes.map(([requestId, , , , after]) => [requestId, after])).toEqual([
      ['r1', 'r1'],
      ['r2', 'r2'],
      ['r3', 'r3'],
    ]);
    expect(of('console').map(({ requestId, text }) => [requestId, text])).toEqual([
      ['r1', 'r1'],
      ['r2', 'r2'],
      ['r3', 'r3'],
    ]);
  });

  it('a line that could be of either belongs to none, and what the session does still to its own', async () => {
    const { of } = await changesOf(
      `let ready;
       app.get('/:name', async (req, res) => {
         await (ready ||= wait(20)); await null;
         console.log(req.params.name); req.session.name = req.params.name; req.session.save(); res.end();
       });`,
      [parallel('/r1', '/r2')],
    );
    expect(of('console').map(({ requestId }) => requestId)).toEqual([null, null]);
    expect(of('session.change').map(({ requestId, after }) => [requestId, after])).toEqual([
      ['r1', 'r1'],
      ['r2', 'r2'],
    ]);
    const byHandler = of('session.save').filter(({ by }) => by === 'handler');
    expect(byHandler.map(({ requestId, session }) => [requestId, session.name])).toEqual([
      ['r1', 'r1'],
      ['r2', 'r2'],
    ]);
  });
});
