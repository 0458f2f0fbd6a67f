import { app, type Behaviour, behaviour, behind, get, secureGet } from './behaviour.js';

type Proxy = Parameters<typeof behind>[0];

const client = '203.0.113.1';
const outer = '10.0.0.2';
const beside = '127.0.0.1';
const two: Proxy = { hops: 2 };

/** What Express says of a request over https to shop.test, behind proxies, with these lines before session(). */
const says = (name: string, proxy: Proxy, setup: string, is: unknown[], request = secureGet()): Behaviour =>
  behind(
    proxy,
    behaviour(
      name,
      app(
        'resave: false, saveUninitialized: true',
        'res.json([req.ip, req.ips, req.protocol, req.secure, req.hostname]);',
        setup,
      ),
      [request],
      (seen) => JSON.parse(seen.body(0)),
      is,
    ),
  );

/** Whether a Secure cookie is set. */
const sets = (name: string, proxy: Proxy, options: string, is: boolean, setup = '', request = secureGet()): Behaviour =>
  behind(
    proxy,
    behaviour(
      name,
      app(`cookie: { secure: true }, ${options}`, 'res.end();', setup),
      [request],
      (seen) => seen.sets(),
      [is],
    ),
  );

const trust = (value: string) => `app.set('trust proxy', ${value});`;
const spoofed = { 'X-Forwarded-For': '198.51.100.9', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'evil.test' };

/** http, https at the app, https at a proxy and at the first of two, under `trust proxy` in all its forms. */
export const proxies: Behaviour[] = [
  says('no proxy, http', false, '', [client, [], 'http', false, 'shop.test'], get()),
  says('no proxy, https at the app', false, '', [client, [], 'https', true, 'shop.test']),
  says('a proxy that is not trusted is the client, and the connection http', true, '', [
    beside,
    [],
    'http',
    false,
    'shop.test',
  ]),
  says('trust proxy true', true, trust('true'), [client, [client], 'https', true, 'shop.test']),
  says('trust proxy 1', true, trust('1'), [client, [client], 'https', true, 'shop.test']),
  says('trust proxy 0 trusts none', true, trust('0'), [beside, [], 'http', false, 'shop.test']),
  says('trust proxy by the name of a network', true, trust(`'loopback'`), [
    client,
    [client],
    'https',
    true,
    'shop.test',
  ]),
  says('trust proxy by another name trusts none', true, trust(`'uniquelocal'`), [
    beside,
    [],
    'http',
    false,
    'shop.test',
  ]),
  says('trust proxy by address', true, trust(`'127.0.0.1'`), [client, [client], 'https', true, 'shop.test']),
  says('trust proxy by a list with a subnet', true, trust(`['10.0.0.0/8', '127.0.0.0/8']`), [
    client,
    [client],
    'https',
    true,
    'shop.test',
  ]),
  says('trust proxy by a function', true, trust(`(ip) => ip === '127.0.0.1'`), [
    client,
    [client],
    'https',
    true,
    'shop.test',
  ]),
  says('http to the proxy stays http', true, trust('true'), [client, [client], 'http', false, 'shop.test'], get()),
  says('two proxies, both trusted', two, trust('true'), [client, [client, outer], 'https', true, 'shop.test']),
  says('two proxies, 2 hops trusted', two, trust('2'), [client, [client, outer], 'https', true, 'shop.test']),
  says('two proxies, 1 hop trusted: the first one is the client', two, trust('1'), [
    outer,
    [outer],
    'https',
    true,
    'shop.test',
  ]),
  says('two proxies, the one beside the app trusted', two, trust(`'loopback'`), [
    outer,
    [outer],
    'https',
    true,
    'shop.test',
  ]),
  says('two proxies, both trusted by name', two, trust(`'loopback, uniquelocal'`), [
    client,
    [client, outer],
    'https',
    true,
    'shop.test',
  ]),
  says('two proxies, the one beside the app not trusted', two, trust(`'uniquelocal'`), [
    beside,
    [],
    'http',
    false,
    'shop.test',
  ]),
  says('three proxies, 3 hops trusted', { hops: 3 }, trust('3'), [
    client,
    [client, outer, '10.0.0.3'],
    'https',
    true,
    'shop.test',
  ]),
  says(
    'a client that forges the headers is believed its address by trust proxy true only',
    true,
    trust('true'),
    ['198.51.100.9', ['198.51.100.9', client], 'http', false, 'shop.test'],
    get('/', spoofed),
  ),
  says('and not by trust proxy 1', true, trust('1'), [client, [client], 'http', false, 'shop.test'], get('/', spoofed)),
  says('a proxy that was not told to send X-Forwarded-Proto', { forwardedProto: false }, trust('true'), [
    client,
    [client],
    'http',
    false,
    'shop.test',
  ]),

  sets('a Secure cookie over https at the app', false, '', true),
  sets('none over https at a proxy that is not trusted', true, '', false),
  sets('one with trust proxy', true, '', true, trust('1')),
  sets('one with proxy: true of express-session alone', true, 'proxy: true', true),
  sets('none with proxy: false, whatever Express trusts', true, 'proxy: false', false, trust('true')),
  sets('none over http to the proxy', true, 'proxy: true', false, trust('true'), get()),
  sets('none without X-Forwarded-Proto', { forwardedProto: false }, 'proxy: true', false, trust('true')),
  sets('one behind two proxies with trust proxy 1: the scheme is what the first one saw', two, '', true, trust('1')),
  sets('none behind two proxies when the nearer one is not trusted', two, '', false, trust(`'uniquelocal'`)),
];
