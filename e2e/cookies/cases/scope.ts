import { brief, http, long, named, script, send, set, shop, www } from './case.js';

const domains = [
  '',
  'shop.test',
  '.shop.test',
  'SHOP.Test',
  '..shop.test',
  'shop.test.',
  'shop.test:443',
  '"shop.test"',
].concat(
  ['.', 'www.shop.test', 'other.test', 'op.test', 'test', 'shop.test; Domain=', '; Domain=shop.test'],
  ['shop.test; Domain=other.test', `${long(1016)}.shop.test`],
);
export const domainCases = [
  ...named('domain', { 'no attribute, to a subdomain': [set(shop, 'a=1'), send(shop), send(www)] }),
  ...domains.map((domain) => ({
    name: `domain: Domain=${brief(domain)} of shop.test`,
    actions: [set(shop, `a=1; Domain=${domain}`), send(shop), send(www), send('https://a.www.shop.test/')],
  })),
  ...named('domain', {
    'of the parent, set by a subdomain': [set(www, 'a=1; Domain=shop.test'), send(shop), send('https://m.shop.test/')],
    'host-only beside one with Domain': [set(shop, ['a=1', 'a=2; Domain=shop.test']), send(shop), send(www)],
    'a public suffix with two labels': [set('https://shop.co.uk/', 'a=1; Domain=co.uk'), send('https://shop.co.uk/')],
    'a private public suffix': [set('https://ann.github.io/', 'a=1; Domain=github.io'), send('https://ann.github.io/')],
    'a host that is a public suffix': [
      set('https://github.io/', 'a=1; Domain=github.io'),
      send('https://github.io/'),
      send('https://ann.github.io/'),
    ],
    'localhost for itself': [
      set('http://localhost/', 'a=1; Domain=localhost'),
      send('http://localhost/'),
      send('http://a.localhost/'),
    ],
    'a subdomain of localhost': [set('http://a.localhost/', 'a=1; Domain=a.localhost'), send('http://b.a.localhost/')],
    'an address for itself': [set('http://127.0.0.1/', 'a=1; Domain=127.0.0.1'), send('http://127.0.0.1/')],
    'a part of an address': [set('http://127.0.0.1/', 'a=1; Domain=0.0.1'), send('http://127.0.0.1/')],
    'another port': [set('https://shop.test:8443/', 'a=1'), send(shop)],
  }),
];

const paths = [
  '/',
  '/a',
  '/a/',
  '/A',
  '/a/b',
  'a',
  '',
  '"/a"',
  '/a; Path=/',
  '/; Path=/a',
  '/a/../b',
  '/a%2Fb',
  '/a?b',
  `/${long(1024)}`,
];
export const pathCases = [
  ...['/', '/a', '/a/', '/a/b', '/a/b/'].map((path) => ({
    name: `path: default of ${path}`,
    actions: [set(`${shop}${path}`, 'a=1'), send(shop), send(`${shop}/a`), send(`${shop}/a/b/c`), send(`${shop}/ab`)],
  })),
  ...paths.map((path) => ({
    name: `path: Path=${brief(path)}`,
    actions: [
      set(`${shop}/x/y`, `a=1; Path=${path}`),
      ...['/', '/a', '/a/', '/a/b', '/ab', '/x/z', '/b'].map((to) => send(`${shop}${to}`)),
    ],
  })),
  ...named('path', {
    'the longest first': [set(shop, ['a=1', 'a=2; Path=/x', 'a=3; Path=/x/y', 'b=4; Path=/x/y']), send(`${shop}/x/y`)],
    'one name at two paths': [set(shop, ['a=1; Path=/x', 'a=2; Path=/y']), send(`${shop}/x`), send(`${shop}/y`)],
  }),
];

export const secureCases = named('secure', {
  'set by http': [set(http, 'a=1; Secure'), send(http), send(shop)],
  'set by https, sent by http': [set(shop, 'a=1; Secure'), send(http), send(shop)],
  'without it, set by https': [set(shop, 'a=1'), send(http)],
  'without it, set by http': [set(http, 'a=1'), send(shop)],
  'on localhost by http': [set('http://localhost/', 'a=1; Secure'), send('http://localhost/')],
  'on a subdomain of localhost by http': [set('http://a.localhost/', 'a=1; Secure'), send('http://a.localhost/')],
  'on a loopback address by http': [set('http://127.0.0.1/', 'a=1; Secure'), send('http://127.0.0.1/')],
  'with a value': [set(http, 'a=1; Secure=false')],
  'left alone by http': [set(shop, 'a=1; Secure'), set(http, 'a=2'), send(shop)],
  'left alone by http at a deeper path': [
    set(shop, 'a=1; Secure; Path=/x'),
    set(http, 'a=2; Path=/x/y'),
    send(`${shop}/x/y`),
  ],
  'not in the way of a shorter path': [set(shop, 'a=1; Secure; Path=/x'), set(http, 'a=2; Path=/'), send(`${shop}/x`)],
  'left alone by http of a subdomain': [
    set(shop, 'a=1; Secure; Domain=shop.test'),
    set('http://www.shop.test/', 'a=2; Domain=shop.test'),
    send(www),
  ],
  'left alone by a deletion over http': [set(shop, 'a=1; Secure'), set(http, 'a=; Max-Age=0'), send(shop)],
  'replaced by https without it': [set(shop, 'a=1; Secure'), set(shop, 'a=2'), send(http)],
  'left alone by a script of an http page': [set(shop, 'a=1; Secure'), script(http, 'a=2'), send(shop)],
});
