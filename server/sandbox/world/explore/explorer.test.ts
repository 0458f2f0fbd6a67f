import { describe, expect, it } from 'vitest';
import { action, type Parallel } from '../../../../protocol/action.js';
import { limits } from '../../limits.js';
import { type ActionInput, counting, get, runWorld, withSession } from '../run-world.js';

const together = (paths: string[], explore: boolean | number = true) =>
  action.parse({
    type: 'parallel',
    requests: paths.map((path) => ({ url: `http://shop.test${path}` })),
    explore,
  }) as Parallel;

/** The world after `before`, and what the interleavings of the parallel requests lead to in it. */
async function explore(app: string, parallel: Parallel, before: ActionInput[] = [get()], settings: object = {}) {
  const seen = await runWorld(app, before, settings);
  const explorer = await seen.world.explore(parallel);
  while (!(await explorer.slice(1000)));
  const { result } = explorer;
  const endings = result.outcomes.map(({ responses, store }) => ({
    bodies: responses.map(({ body }) => body),
    rows: Object.values(store).map((row) => {
      const { cookie: _, ...data } = row as Record<string, unknown>;
      return data;
    }),
  }));
  return { ...seen, result, endings };
}

const counter = withSession(counting, 'resave: true, saveUninitialized: true');

/** Each request waits until the one before has its response. */
const takingTurns = counter.replace(
  'app.use(session',
  `var last = Promise.resolve();
app.use(function (req, res, next) {
  var before = last;
  last = new Promise(function (resolve) { res.once('finish', resolve); });
  before.then(function () { next(); });
});
app.use(session`,
);

const readAndWrite = (options: string) =>
  withSession(
    `app.get('/', (req, res) => res.send('hello'));
     app.get('/read', (req, res) => res.send('read'));
     app.get('/write', (req, res) => { req.session.cart = ['book']; res.send('written'); });`,
    `${options}, saveUninitialized: true`,
  );

describe('the interleavings of parallel requests', () => {
  it('show the lost update of the counter: two ends, each with a schedule that leads to it', async () => {
    const { result, endings } = await explore(counter, together(['/', '/']));
    expect(result).toMatchObject({ schedules: 10, complete: true });
    expect(endings).toEqual([
      { bodies: ['views 2', 'views 3'], rows: [{ views: 3 }] },
      { bodies: ['views 2', 'views 2'], rows: [{ views: 2 }] },
    ]);
    expect(result.outcomes.map(({ count }) => count)).toEqual([4, 6]);
    expect(result.outcomes[1]?.schedule.slice(0, 4)).toEqual([
      'r2: reaches the app, calls store.get',
      'r3: reaches the app, calls store.get',
      'r2: store.get returns, calls store.set',
      'r3: store.get returns, calls store.set',
    ]);
  });

  it('prove that there is none when requests take turns', async () => {
    const { result, endings } = await explore(takingTurns, together(['/', '/']));
    expect(result.complete).toBe(true);
    expect(result.schedules).toBeGreaterThan(1);
    expect(endings).toEqual([{ bodies: ['views 2', 'views 3'], rows: [{ views: 3 }] }]);
  });

  it('show that resave: true lets a request that changes nothing undo what another wrote', async () => {
    const resave = await explore(readAndWrite('resave: true'), together(['/read', '/write']));
    expect(resave.endings.map(({ rows }) => rows)).toEqual([[{ cart: ['book'] }], [{}]]);
    const noResave = await explore(readAndWrite('resave: false'), together(['/read', '/write']));
    expect(noResave.result.complete).toBe(true);
    expect(noResave.endings.map(({ rows }) => rows)).toEqual([[{ cart: ['book'] }]]);
  });

  it.each([
    [['/1'], 1],
    [['/1', '/2'], 20],
    [['/1', '/1'], 10],
  ])('are all orders of their steps, those of requests that are alike once: %j has %i', async (paths, schedules) => {
    // three steps each: it arrives, store.get returns, store.set returns
    const app = counter.replace("'/'", "'/:n'");
    const { result } = await explore(app, together(paths), [get('/1')]);
    expect(result).toMatchObject({ schedules, complete: true });
  });

  it('begin where the fewest requests are left in the middle, and stop at the bound', async () => {
    const { result } = await explore(counter, together(['/', '/', '/', '/'], 20));
    expect(result).toMatchObject({ schedules: 20, complete: false, because: 'No more than 20 are tried.' });
    expect(result.outcomes.length).toBeGreaterThan(1);
  });

  it('stop where their different ends are more than the server keeps', async () => {
    const app = withSession(
      `var order = '';
       app.get('/:n', (req, res) => { order += req.params.n; res.send(order + ' '.repeat(300000)); });`,
    );
    const { result } = await explore(app, together(['/1', '/2', '/3', '/4']), []);
    expect(result).toMatchObject({ complete: false, because: expect.stringContaining('more than the server keeps') });
    const characters = JSON.stringify(result.outcomes).length;
    expect(characters).toBeGreaterThan(limits.explorationCharacters);
    expect(characters).toBeLessThan(limits.explorationCharacters + 4 * 300_000 + 10_000);
  });

  it('stop where too much happens in them, at the same one on every machine', async () => {
    const app = withSession(
      `app.get('/', (req, res) => { req.session.cart = 'book'.repeat(150_000); res.send('full'); });`,
    );
    const parallel = together(['/?1', '/?2', '/?3', '/?4']);
    const { result } = await explore(app, parallel);
    expect(result).toMatchObject({ complete: false, because: expect.stringContaining('So much happened') });
    expect(result.schedules).toBe(7);
  });

  it('repeat themselves exactly, however they are sliced', async () => {
    const parallel = together(['/', '/?other', '/'], 50);
    const { world, result } = await explore(counter, parallel);
    const again = await world.explore(parallel);
    while (!(await again.slice(0)));
    expect(JSON.stringify(again.result)).toBe(JSON.stringify(result));
  });

  it('leave the world as it was: the action itself goes as if none had been tried', async () => {
    const before: ActionInput[] = [get(), { type: 'advance', ms: 5 }];
    const settings = { network: { latency: 7 }, store: { latency: 10 } };
    const parallel = together(['/', '/new', '/']);
    const app = counter.replace("'/'", "'/{:n}'");
    const { world, trace, browsers, store } = await explore(app, { ...parallel, explore: 30 }, before, settings);
    expect([world.browsers(), (await world.store()).store]).toEqual([browsers, store]);
    const told = trace.length;
    await world.act(parallel);
    const without = await runWorld(app, before, settings);
    await without.world.act(parallel);
    expect(trace.slice(told)).toEqual(without.trace.slice(told));
    expect(world.responses()).toEqual(without.world.responses());
  });

  it('do not tell new visitors apart by the ids of their sessions, nor by when their cookies expire', async () => {
    const app = counter.replace('resave: true', 'resave: true, cookie: { maxAge: 60000 }');
    const slow = app.replace("res.send('views ' + req.session.views)", 'setTimeout(() => res.send(req.sessionID), 50)');
    const { result } = await explore(slow, together(['/', '/']), []);
    expect(result.complete).toBe(true);
    expect(result.outcomes).toHaveLength(1);
    expect(Object.keys(result.outcomes[0]?.store ?? {})).toHaveLength(2);
  });

  it('take how long a thing takes as unknown', async () => {
    const app = withSession(
      `app.get('/', (req, res) => res.send('hello'));
       app.get('/slow', (req, res) => setTimeout(() => { req.session.by = 'slow'; res.send('slow'); }, 60000));
       app.get('/fast', (req, res) => setTimeout(() => { req.session.by = 'fast'; res.send('fast'); }, 1));`,
    );
    const { endings } = await explore(app, together(['/slow', '/fast']));
    expect(endings.map(({ rows }) => rows)).toEqual([[{ by: 'slow' }], [{ by: 'fast' }]]);
  });

  it('are told step by step, those inside a slow store too', async () => {
    const { result } = await explore(counter, together(['/']), [get()], { store: { latency: 10 } });
    expect(result.outcomes[0]?.schedule).toEqual([
      'r2: reaches the app, calls store.get',
      'r2: store.get reaches the store',
      'r2: store.get is done there',
      'r2: store.get returns, calls store.set',
      'r2: store.set reaches the store',
      'r2: store.set is done there',
      'r2: store.set returns, is answered 200',
    ]);
  });

  it('may end the process in some of them; the others are told all the same', async () => {
    const app = withSession(
      `var inside = 0;
       app.get('/', (req, res) => {
         if (++inside === 2) setTimeout(() => { throw new Error('two at once'); }, 1);
         setTimeout(() => { inside--; res.send('ok'); }, 5);
       });`,
      'resave: false, saveUninitialized: false',
    );
    const { result, endings, world } = await explore(app, together(['/', '/']), []);
    expect(result.complete).toBe(true);
    expect(endings.map(({ bodies }) => bodies)).toContainEqual(['ok', 'ok']);
    expect(result.outcomes.flatMap(({ responses }) => responses.map(({ error }) => error ?? ''))).toContainEqual(
      expect.stringContaining('the process of the app ended'),
    );
    await world.act(action.parse(get()));
    expect(world.responses()).toMatchObject([{ body: 'ok' }]);
  });

  it('end, whatever the app does: a request that never stops, one that is never answered', async () => {
    const app = withSession(
      `app.get('/', (req, res) => {});
       app.get('/loop', (req, res) => { (function again() { setImmediate(again); })(); });`,
    );
    const silent = await explore(app, together(['/', '/']), []);
    expect(silent.result).toMatchObject({
      schedules: 1,
      complete: true,
      outcomes: [{ responses: [{ status: 0 }, { status: 0 }] }],
    });
    const endless = await explore(app, together(['/', '/loop'], 3), []);
    expect(endless.result).toMatchObject({
      schedules: 3,
      complete: false,
      because: expect.stringContaining('500 steps'),
    });
  });
});
