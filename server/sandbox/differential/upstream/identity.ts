import { app, type Behaviour, behaviour, get } from './behaviour.js';

const bob = `if (req.session.user) res.end('get:' + req.session.user); else { req.session.user = 'bob'; res.end('set'); }`;

/** Signs as express-session does, in the app itself: a cookie that another secret made. */
const signedBy = (secret: string) => `const crypto = require('crypto');
store.sessions['known'] = JSON.stringify({ cookie: { originalMaxAge: null, expires: null, httpOnly: true, path: '/' }, user: 'ann' });
app.use((req, res, next) => {
  const mac = crypto.createHmac('sha256', '${secret}').update('known').digest('base64').replace(/=+$/, '');
  req.headers.cookie = 'connect.sid=' + encodeURIComponent('s:known.' + mac);
  next();
});`;

const counted = `req.session.count = (req.session.count || 0) + 1; res.end(String(req.session.count));`;

/** genid, name, secret, and how the id comes back. */
export const identity: Behaviour[] = [
  behaviour(
    'genid refuses what is no function',
    app('', `try { session({ genid: 'bogus!' }); } catch (error) { res.end(error.message); }`),
    [get()],
    (seen) => seen.body(0),
    'genid option must be a function',
  ),
  behaviour(
    'genid makes ids of 24 random bytes by default',
    app('', 'res.end(req.sessionID);'),
    [get()],
    (seen) => /^[\w-]{32}$/.test(seen.body(0)) && seen.sid(0) === seen.body(0),
    true,
  ),
  behaviour(
    'genid may be a function of the app',
    app(`genid: () => 'apple'`),
    [get()],
    (seen) => seen.setCookie(0)?.split(';')[0],
    'connect.sid=s%3Aapple.D8Y%2BpkTAmeR0PobOhY4G97PRW%2Bj7bUnP%2F5m6%2FOn1MCU',
  ),
  behaviour(
    'genid: unsafe characters are encoded',
    app(`genid: () => '%'`),
    [get()],
    (seen) => seen.setCookie(0)?.split(';')[0],
    'connect.sid=s%3A%25.kzQ6x52kKVdF35Qh62AWk4ZekS28K5XYCXKa%2FOTZ01g',
  ),
  behaviour(
    'genid is given the request',
    app('genid: (req) => req.url'),
    [get('/foo')],
    (seen) => seen.setCookie(0)?.split(';')[0],
    'connect.sid=s%3A%2Ffoo.paEKBtAHbV5s1IB8B2zPnzAgYmmnRPIqObW4VRYj%2FMQ',
  ),
  behaviour(
    'name defaults to connect.sid',
    app(''),
    [get()],
    (seen) => seen.setCookie(0)?.split('=')[0],
    'connect.sid',
  ),
  behaviour(
    'name names the cookie',
    app(`name: 'session_id'`, counted),
    [get(), get()],
    (seen) => [seen.setCookie(0)?.split('=')[0], seen.body(1)],
    ['session_id', '2'],
  ),
  behaviour(
    'key is the old word for name',
    app(`key: 'session_id'`),
    [get()],
    (seen) => seen.setCookie(0)?.split('=')[0],
    'session_id',
  ),
  behaviour('secret is required', app('secret: undefined'), [get()], (seen) => [seen.status(0), seen.body(0)], [
    500,
    'secret option required for sessions',
  ]),
  behaviour(
    'secret may come from cookie-parser',
    app('secret: undefined', bob, `app.use(cookieParser('parsed cat'));`),
    [get(), get()],
    (seen) => seen.bodies(),
    ['set', 'get:bob'],
  ),
  behaviour(
    'secret refuses an empty array',
    app('', `try { session({ secret: [] }); } catch (error) { res.end(error.message); }`),
    [get()],
    (seen) => seen.body(0),
    'secret option array must contain one or more strings',
  ),
  behaviour(
    'secret signs and verifies with a string',
    app(`secret: 'awesome cat'`, bob),
    [get(), get()],
    (seen) => seen.bodies(),
    ['set', 'get:bob'],
  ),
  behaviour(
    'secret signs and verifies with a Buffer',
    app(`secret: Buffer.from('00ff80c3', 'hex')`, bob),
    [get(), get()],
    (seen) => seen.bodies(),
    ['set', 'get:bob'],
  ),
  behaviour(
    'secret array: its first element signs',
    app(`secret: ['keyboard cat', 'nyan cat'], genid: () => 'apple'`),
    [get()],
    (seen) => seen.setCookie(0)?.includes('D8Y%2BpkTAmeR0PobOhY4G97PRW'),
    true,
  ),
  behaviour(
    'secret array: a cookie of an older secret is read',
    app(`secret: ['keyboard cat', 'nyan cat']`, bob, signedBy('nyan cat')),
    [get()],
    (seen) => seen.body(0),
    'get:ann',
  ),
  behaviour(
    'secret array: a new secret alone does not read it',
    app(`secret: 'keyboard cat'`, bob, signedBy('nyan cat')),
    [get()],
    (seen) => seen.body(0),
    'set',
  ),
  behaviour(
    'secret rotation: the session of an older secret is signed anew when its cookie is set',
    app(`secret: ['keyboard cat', 'nyan cat'], rolling: true`, 'res.end(req.sessionID);', signedBy('nyan cat')),
    [get()],
    (seen) => [seen.body(0), seen.sid(0), seen.setCookie(0)?.split(';')[0]],
    ['known', 'known', 'connect.sid=s%3Aknown.pech0KrHm2H1NTq7vtD0xPUX71OSQExUhQxUqHSFO88'],
  ),
  behaviour(
    'an unsigned id makes a new session',
    app(`name: 'sessid'`, bob),
    [get('/', { cookie: 'sessid=apple' })],
    (seen) => [seen.body(0), seen.sid(0) !== 'apple'],
    ['set', true],
  ),
  behaviour(
    'a broken signature makes a new session and asks no store',
    app(`genid: () => 'apple'`, bob, `store.get = () => late.push('asked');`),
    [get('/', { cookie: 'connect.sid=s%3Aapple.D8Y%2BpkTAmeR0' }), get('/late')],
    (seen) => seen.bodies(),
    ['set', '[]'],
  ),
  behaviour(
    'an id that the store does not know makes a new session with a new id',
    app('', `req.session.num = req.session.num || ++count; res.end('session ' + req.session.num);`),
    [get(), { type: 'store.clear' }, get()],
    (seen) => [seen.bodies(), seen.sid(0) !== seen.sid(1)],
    [['session 1', 'session 2'], true],
  ),
  behaviour(
    'cookie-parser: the id may come from req.cookies',
    app('', counted, `app.use(cookieParser(), (req, res, next) => { req.headers.cookie = 'foo=bar'; next(); });`),
    [get(), get()],
    (seen) => seen.bodies(),
    ['1', '2'],
  ),
  behaviour(
    'cookie-parser: an unsigned id from req.cookies is refused',
    app('', counted, `app.use(cookieParser(), (req, res, next) => { req.headers.cookie = 'foo=bar'; next(); });`),
    [get(), get('/', { cookie: 'connect.sid=apple' })],
    (seen) => seen.bodies(),
    ['1', '1'],
  ),
  behaviour(
    'cookie-parser: the id may come from req.signedCookies',
    app(
      '',
      counted,
      `app.use(cookieParser('keyboard cat'), (req, res, next) => { delete req.headers.cookie; next(); });`,
    ),
    [get(), get()],
    (seen) => seen.bodies(),
    ['1', '2'],
  ),
];
