import { app, type Behaviour, behaviour, get, secureGet, wait } from './behaviour.js';

const attributes = (name: string, options: string, is: string[], request = get('/admin')): Behaviour =>
  behaviour(name, app(options), [request], (seen) => seen.attributes(0), is);

const setsOver = (
  name: string,
  options: string,
  requests: ReturnType<typeof get>[],
  is: boolean[],
  setup = '',
): Behaviour => behaviour(name, app(options, 'res.end();', setup), requests, (seen) => seen.sets(), is);

const https = { 'X-Forwarded-Proto': 'https' };

/** The attributes of the cookie, and when it may be sent: cookie.*, proxy, trust proxy. */
export const cookieOptions: Behaviour[] = [
  attributes('cookie defaults to path /, HttpOnly and the length of the browser session', 'cookie: {}', [
    'Path=/',
    'HttpOnly',
  ]),
  attributes('cookie.maxAge sets Expires', 'cookie: { maxAge: 5000 }', [
    'Path=/',
    'Expires=Thu, 01 Jan 2026 00:00:05 GMT',
    'HttpOnly',
  ]),
  attributes('cookie.expires sets Expires as it is', 'cookie: { expires: new Date(0) }', [
    'Path=/',
    'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'HttpOnly',
  ]),
  attributes('cookie.expires and maxAge: the last one given counts', 'cookie: { maxAge: 5000, expires: new Date(0) }', [
    'Path=/',
    'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'HttpOnly',
  ]),
  attributes('cookie.httpOnly false lets scripts read it', 'cookie: { httpOnly: false }', ['Path=/']),
  attributes('cookie.path', `cookie: { path: '/admin' }`, ['Path=/admin', 'HttpOnly']),
  attributes('cookie.domain', `cookie: { domain: 'shop.test' }`, ['Domain=shop.test', 'Path=/', 'HttpOnly']),
  attributes('cookie.sameSite true is Strict', 'cookie: { sameSite: true }', ['Path=/', 'HttpOnly', 'SameSite=Strict']),
  attributes('cookie.sameSite false is left out', 'cookie: { sameSite: false }', ['Path=/', 'HttpOnly']),
  attributes('cookie.sameSite lax', `cookie: { sameSite: 'lax' }`, ['Path=/', 'HttpOnly', 'SameSite=Lax']),
  attributes('cookie.sameSite none', `cookie: { sameSite: 'none' }`, ['Path=/', 'HttpOnly', 'SameSite=None']),
  attributes('cookie.sameSite auto is Lax over http', `cookie: { sameSite: 'auto' }`, [
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
  ]),
  attributes(
    'cookie.sameSite auto is None over https',
    `cookie: { sameSite: 'auto' }`,
    ['Path=/', 'HttpOnly', 'SameSite=None'],
    secureGet(),
  ),
  attributes('cookie.priority', `cookie: { priority: 'high' }`, ['Path=/', 'HttpOnly', 'Priority=High']),
  attributes('cookie.partitioned', 'cookie: { partitioned: true }', ['Path=/', 'HttpOnly', 'Partitioned']),
  attributes('cookie.partitioned false is left out', 'cookie: { partitioned: false }', ['Path=/', 'HttpOnly']),
  attributes(
    'cookie may be a function of the request',
    'cookie: (req) => ({ maxAge: req.path.length * 1000, httpOnly: false })',
    ['Path=/', 'Expires=Thu, 01 Jan 2026 00:00:06 GMT'],
  ),
  attributes('cookie.secure over https', 'cookie: { secure: true }', ['Path=/', 'HttpOnly', 'Secure'], secureGet()),
  attributes('cookie.secure auto is not Secure over http', `cookie: { secure: 'auto' }`, ['Path=/', 'HttpOnly']),
  attributes(
    'cookie.secure auto is Secure over https',
    `cookie: { secure: 'auto' }`,
    ['Path=/', 'HttpOnly', 'Secure'],
    secureGet(),
  ),
  attributes(
    'cookie.secure auto with proxy true follows X-Forwarded-Proto',
    `proxy: true, cookie: { secure: 'auto' }`,
    ['Path=/', 'HttpOnly', 'Secure'],
    get('/', https),
  ),
  attributes(
    'cookie.secure auto with proxy false does not',
    `proxy: false, cookie: { secure: 'auto' }`,
    ['Path=/', 'HttpOnly'],
    get('/', https),
  ),

  setsOver('cookie.secure sets no cookie over http', 'cookie: { secure: true }', [get(), secureGet()], [false, true]),
  setsOver('proxy true trusts X-Forwarded-Proto', 'proxy: true, cookie: { secure: true }', [get('/', https)], [true]),
  setsOver(
    'proxy true takes the first of a list',
    'proxy: true, cookie: { secure: true }',
    [get('/', { 'X-Forwarded-Proto': 'https,http' }), get('/', { 'X-Forwarded-Proto': 'http,https' })],
    [true, false],
  ),
  setsOver('proxy true without the header is http', 'proxy: true, cookie: { secure: true }', [get()], [false]),
  setsOver('proxy false trusts no header', 'proxy: false, cookie: { secure: true }', [get('/', https)], [false]),
  setsOver(
    'proxy false ignores req.secure',
    'proxy: false, cookie: { secure: true }',
    [get('/', https)],
    [false],
    `app.set('trust proxy', 1);`,
  ),
  setsOver('proxy undefined trusts no header by itself', 'cookie: { secure: true }', [get('/', https)], [false]),
  setsOver(
    'proxy undefined uses req.secure, and so "trust proxy"',
    'cookie: { secure: true }',
    [get('/', https)],
    [true],
    `app.set('trust proxy', 1);`,
  ),
  setsOver(
    'cookie.path: no session outside it',
    `cookie: { path: '/foo/bar' }`,
    [get('/'), get('/foo/bar'), { type: 'request', browser: 'bob', url: 'http://shop.test/foo/bar/baz' }, get('/foo')],
    [false, true, true, false],
  ),
  setsOver(
    'a cookie for the browser session is set once',
    `cookie: { path: '/admin' }`,
    [get('/admin/foo'), get('/admin')],
    [true, false],
  ),

  behaviour(
    'cookie.path is compared with the whole path when mounted',
    `const express = require('express');
const session = require('express-session');
const app = express();
app.use('/foo', session({ secret: 'keyboard cat', cookie: { path: '/foo/bar' } }), (req, res) => res.end(typeof req.session));
module.exports = app;`,
    [get('/foo/bar'), get('/foo/foo/bar')],
    (seen) => seen.bodies(),
    ['object', 'undefined'],
  ),
  behaviour(
    'req.session.cookie overrides the options',
    app(
      `cookie: { httpOnly: false, maxAge: 5000, path: '/admin', priority: 'high', secure: true }`,
      'req.session.cookie.secure = false; res.end();',
    ),
    [get('/admin')],
    (seen) => seen.attributes(0),
    ['Path=/admin', 'Expires=Thu, 01 Jan 2026 00:00:05 GMT', 'Priority=High'],
  ),
  behaviour(
    'req.session.cookie is written as it was set',
    app('proxy: true', 'req.session.cookie.httpOnly = false; req.session.cookie.secure = true; res.end();'),
    [get('/', https)],
    (seen) => seen.attributes(0),
    ['Path=/', 'Expires=Thu, 01 Jan 2026 00:01:00 GMT', 'Secure'],
  ),
  behaviour(
    'an error of writing the cookie is passed on',
    app('cookie: { expires: new Date(NaN) }', 'res.end();'),
    [get('/admin'), get('/late')],
    (seen) => [seen.sets(), seen.body(1)],
    [[false, false], '["option expires is invalid"]'],
  ),
  behaviour(
    'cookies that the app set before stay',
    app('', `res.setHeader('Set-Cookie', 'previous=cookieValue'); res.end();`),
    [get()],
    (seen) => seen.header(0, 'set-cookie').map((header) => header.split('=')[0]),
    ['previous', 'connect.sid'],
  ),
  behaviour(
    'cookies that the app gives to writeHead stay',
    app('', `res.writeHead(200, { 'Set-Cookie': 'previous=cookieValue' }); res.end();`),
    [get()],
    (seen) => seen.header(0, 'set-cookie').map((header) => header.split('=')[0]),
    ['previous', 'connect.sid'],
  ),

  behaviour(
    'cookie.originalMaxAge stays what maxAge was',
    app('cookie: { maxAge: 2000 }', 'res.json(req.session.cookie.originalMaxAge);'),
    [get(), wait(100), get()],
    (seen) => seen.bodies(),
    ['2000', '2000'],
  ),
  behaviour(
    'cookie.maxAge counts down between requests',
    app(
      'resave: false, cookie: { maxAge: 2000 }',
      'res.json([req.session.cookie.maxAge, req.session.cookie.expires]);',
    ),
    [get(), wait(100), get()],
    (seen) => seen.bodies(),
    ['[2000,"2026-01-01T00:00:02.000Z"]', '[1900,"2026-01-01T00:00:02.000Z"]'],
  ),
  behaviour(
    'cookie.maxAge set by the handler changes Expires, also to large values',
    app(
      'cookie: { maxAge: 2000 }',
      `req.session.count = (req.session.count || 0) + 1; req.session.cookie.maxAge = Number(req.path.slice(1)); res.end();`,
    ),
    [get('/5000'), get('/3000000000')],
    (seen) => [seen.attributes(0)[1], seen.attributes(1)[1]],
    ['Expires=Thu, 01 Jan 2026 00:00:05 GMT', 'Expires=Wed, 04 Feb 2026 17:20:00 GMT'],
  ),
  behaviour(
    'cookie.expires set to a Date is absolute',
    app('', 'req.session.cookie.expires = new Date(0); res.end();'),
    [get()],
    (seen) => seen.attributes(0)[1],
    'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ),
  behaviour(
    'cookie.expires null is a browser session, and is not set again when modified',
    app('', 'req.session.cookie.expires = null; req.session.hit = (req.session.hit || 0) + 1; res.end();'),
    [get(), get()],
    (seen) => [seen.attributes(0), seen.sets()],
    [
      ['Path=/', 'HttpOnly'],
      [true, false],
    ],
  ),
];
