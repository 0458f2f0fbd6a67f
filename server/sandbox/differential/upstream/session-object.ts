import { app, type Behaviour, behaviour, get, signedCookie, wait } from './behaviour.js';

const counted = `req.session.count = (req.session.count || 0) + 1; res.end('hits: ' + req.session.count);`;
const numbered = `req.session.num = req.session.num || ++count; res.end('session ' + req.session.num);`;

/** req.session: what it is, and its life in the MemoryStore. */
export const sessionObject: Behaviour[] = [
  behaviour(
    'a new session is created and stored',
    app('', `req.session.active = true; res.end('session active');`),
    [get()],
    (seen) => [seen.sets(), seen.rowCounts(), seen.rows()[0]?.active],
    [[true], [1], true],
  ),
  behaviour('a session is loaded by the id in the cookie', app('', numbered), [get(), get()], (seen) => seen.bodies(), [
    'session 1',
    'session 1',
  ]),
  behaviour(
    'two browsers have two sessions',
    app('', numbered),
    [get(), { type: 'request', browser: 'bob', url: 'http://shop.test/' }],
    (seen) => [seen.bodies(), seen.rowCounts()],
    [
      ['session 1', 'session 2'],
      [1, 2],
    ],
  ),
  behaviour(
    'nothing is done when req.session is there',
    app('', 'res.end();', 'app.use((req, res, next) => { req.session = {}; next(); });'),
    [get()],
    (seen) => [seen.sets(), seen.rowCounts()],
    [[false], [0]],
  ),
  behaviour(
    'two middlewares: the second steps aside',
    app('', counted, `app.use(session({ secret: 'keyboard cat', store }));`),
    [get(), get(), get('/sets')],
    (seen) => seen.bodies(),
    ['hits: 1', 'hits: 2', '2'],
  ),
  behaviour(
    'the exports are there',
    app(
      '',
      'res.json([session.Session, session.Store, session.MemoryStore, session.Cookie].map((each) => typeof each));',
    ),
    [get()],
    (seen) => seen.body(0),
    '["function","function","function","function"]',
  ),
  behaviour(
    'only the data and the cookie are enumerable',
    app(
      '',
      `req.session.test1 = 1; req.session.test2 = 'b'; const keys = []; for (const key in req.session) keys.push(key); res.json([Object.keys(req.session), keys]);`,
    ),
    [get()],
    (seen) => seen.body(0),
    '[["cookie","test1","test2"],["cookie","test1","test2"]]',
  ),
  behaviour(
    'reserved names in the store do not replace methods',
    app(
      '',
      `res.end(typeof req.session.save);`,
      `app.get('/spoil', (req, res) => { for (const sid of Object.keys(store.sessions)) store.sessions[sid] = store.sessions[sid].replace('{', '{"save":"nope",'); res.json(Object.values(store.sessions).map((row) => JSON.parse(row).save)); });`,
    ),
    [get(), get('/spoil'), get()],
    (seen) => seen.bodies(),
    ['function', '["nope"]', 'function'],
  ),
  behaviour(
    'a bogus req.sessionID is neither saved nor sent',
    app('', 'req.sessionID = function () {}; req.session.test1 = 1; res.end();'),
    [get()],
    (seen) => [seen.sets(), seen.rowCounts()],
    [[false], [0]],
  ),
  behaviour(
    'the cookie is set again only when the session was modified',
    app(
      '',
      `if (req.path === '/hit') req.session.count = (req.session.count || 0) + 1; res.end(String(req.session.count));`,
    ),
    [get('/hit'), get('/hit'), get('/'), get('/hit')],
    (seen) => [seen.bodies(), seen.sets()],
    [
      ['1', '2', '2', '3'],
      [true, true, false, true],
    ],
  ),
  behaviour(
    'a row that expired makes a new session with a new id, and goes',
    app(`cookie: { maxAge: 5 }, genid: () => (count === 0 ? 'first' : 'second')`, numbered),
    [get(), wait(20), get('/', { cookie: signedCookie('first') })],
    (seen) => [seen.bodies(), seen.sid(1), seen.rowCounts()],
    [['session 1', 'session 2'], 'second', [1, 1, 1]],
  ),
  behaviour(
    'a row lives to the millisecond before its end',
    app('resave: false, cookie: { maxAge: 5000 }', numbered),
    [get(), wait(4999), get()],
    (seen) => seen.bodies(),
    ['session 1', 'session 1'],
  ),
  behaviour(
    'store.all leaves expired rows out',
    app(
      'cookie: { maxAge: 5 }',
      'res.end();',
      `app.get('/all', (req, res) => store.all((err, all) => res.json(Object.keys(all).length)));`,
    ),
    [get(), get('/all'), wait(20), get('/all')],
    (seen) => [seen.body(1), seen.body(2)],
    ['1', '0'],
  ),
  behaviour(
    'a row without a cookie is an error',
    app(
      '',
      numbered,
      `app.get('/break', (req, res) => { for (const sid of Object.keys(store.sessions)) store.sessions[sid] = '{"foo":"bar"}'; res.end(); }); app.use((req, res, next) => { const end = res.end; res.end = function (body) { return end.call(this, res.statusCode === 500 ? 'an error' : body); }; next(); });`,
    ),
    [get(), get('/break'), get()],
    (seen) => [seen.status(2), seen.body(2)],
    [500, 'an error'],
  ),
  behaviour(
    'an error of get is passed on',
    app('', `res.end('hello, world');`, `store.get = (sid, callback) => callback(new Error('boom!'));`),
    [get(), get()],
    (seen) => [seen.status(0), seen.status(1), seen.body(1)],
    [200, 500, 'boom!'],
  ),
  behaviour(
    'ENOENT from get is a session that is not there',
    app(
      '',
      numbered,
      `store.get = (sid, callback) => callback(Object.assign(new Error('boom!'), { code: 'ENOENT' }));`,
    ),
    [get(), get()],
    (seen) => seen.bodies(),
    ['session 1', 'session 2'],
  ),
  behaviour(
    'no session while the store is disconnected, and again when it is back',
    app(
      '',
      'res.end(typeof req.session);',
      `app.get('/off', (req, res) => res.end(String(store.emit('disconnect')))); app.get('/on', (req, res) => res.end(String(store.emit('connect'))));`,
    ),
    [get('/off'), get(), get('/on'), get()],
    (seen) => [seen.body(1), seen.sets()[1], seen.body(3)],
    ['undefined', false, 'object'],
  ),
];
