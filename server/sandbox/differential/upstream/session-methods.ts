import { app, type Behaviour, behaviour, get, wait } from './behaviour.js';

const counted = `req.session.count = (req.session.count || 0) + 1; res.end('hits: ' + req.session.count);`;
const active = `if (req.path === '/') { req.session.active = true; return res.end('session created'); }`;

/** destroy, regenerate, reload, save and touch. */
export const sessionMethods: Behaviour[] = [
  behaviour(
    'destroy removes the session and sets no cookie',
    app('', 'req.session.destroy(() => res.end(String(req.session)));'),
    [get()],
    (seen) => [seen.body(0), seen.sets(), seen.rowCounts()],
    ['undefined', [false], [0]],
  ),
  behaviour(
    'destroy removes the row of a known session',
    app('', `if (req.path === '/logout') return req.session.destroy(() => res.end('gone')); ${counted}`),
    [get(), get('/logout'), get()],
    (seen) => [seen.bodies(), seen.rowCounts()],
    [
      ['hits: 1', 'gone', 'hits: 1'],
      [1, 0, 1],
    ],
  ),
  behaviour(
    'regenerate gives another id and removes the old row',
    app('', 'const id = req.session.id; req.session.regenerate(() => res.end(String(req.session.id === id)));'),
    [get(), get()],
    (seen) => [seen.bodies(), seen.sets(), seen.sid(0) !== seen.sid(1), seen.rowCounts()],
    [['false', 'false'], [true, true], true, [1, 1]],
  ),
  behaviour(
    'reload takes the session from the store as it is there',
    app(
      '',
      `${active} const row = JSON.parse(store.sessions[req.sessionID]); row.url = '/bar'; store.sessions[req.sessionID] = JSON.stringify(row); req.session.url = '/foo'; req.session.reload(() => res.end('saw ' + req.session.url));`,
    ),
    [get(), get('/foo')],
    (seen) => seen.bodies(),
    ['session created', 'saw /bar'],
  ),
  behaviour(
    'reload of a missing row is an error',
    app(
      '',
      `${active} store.clear(() => req.session.reload((err) => { res.statusCode = err ? 500 : 200; res.end(err ? err.message : ''); }));`,
    ),
    [get(), get('/foo')],
    (seen) => [seen.status(1), seen.body(1)],
    [500, 'failed to load session'],
  ),
  behaviour(
    'reload many times over does not stack up',
    app(
      'resave: false',
      `${active} let iterations = 20; const again = () => { if (--iterations) req.session.reload(again); else res.end('ok'); }; store.clear(again);`,
    ),
    [get(), get('/foo')],
    (seen) => seen.body(1),
    'ok',
  ),
  behaviour(
    'save writes at once',
    app(
      '',
      `req.session.hit = true; req.session.save(() => store.get(req.session.id, (err, row) => res.end(row ? 'stored' : 'empty')));`,
    ),
    [get()],
    (seen) => seen.body(0),
    'stored',
  ),
  behaviour(
    'save prevents the save at the end',
    app('', `req.session.hit = true; req.session.save(() => res.end('saved'));`),
    [get(), get('/sets'), get(), get('/sets')],
    (seen) => [seen.body(1), seen.body(3)],
    ['1', '2'],
  ),
  behaviour(
    'save on a reloaded session prevents it too',
    app('', `req.session.hit = true; req.session.reload(() => req.session.save(() => res.end('saved')));`),
    [get(), get('/sets'), get(), get('/sets')],
    (seen) => [seen.body(1), seen.body(3)],
    ['1', '2'],
  ),
  behaviour(
    'save prevents it with saveUninitialized false',
    app('saveUninitialized: false', `req.session.hit = true; req.session.save(() => res.end('saved'));`),
    [get(), get('/sets'), get(), get('/sets')],
    (seen) => [seen.body(1), seen.body(3)],
    ['1', '2'],
  ),
  behaviour(
    'touch moves the expiry on',
    app('resave: false', 'req.session.hit = true; req.session.touch(); res.end();'),
    [get(), wait(100), get()],
    (seen) => seen.rows().map((row) => (row.cookie as { expires: string }).expires),
    ['2026-01-01T00:01:00.100Z'],
  ),
  behaviour(
    'the row expires with the cookie',
    app('cookie: { maxAge: 60000 }', `req.session.user = 'bob'; res.end(req.session.id);`),
    [get(), wait(1000), get()],
    (seen) => [seen.attributes(0)[1], seen.rows().map((row) => (row.cookie as { expires: string }).expires)],
    ['Expires=Thu, 01 Jan 2026 00:01:00 GMT', ['2026-01-01T00:01:01.000Z']],
  ),
];
