import { http, long, named, script, send, set, shop, www } from './case.js';

export const prefixCases = [
  ...[
    '__Secure-a=1',
    '__Secure-a=1; Secure',
    '__secure-a=1',
    '__Host-a=1; Secure; Path=/',
    '__Host-a=1; Path=/',
    '__Host-a=1; Secure',
    '__Host-a=1; Secure; Path=/x',
    '__Host-a=1; Secure; Path=/; Domain=shop.test',
    '__Host-a=1; Secure; Path=/; Domain=',
    '__HOST-a=1; Path=/',
    '__Host-=1; Secure; Path=/',
    '=__Host-a=1; Secure; Path=/',
    '__Host-a',
    '__Hosta=1',
  ].map((cookie) => ({ name: `prefix: ${cookie}`, actions: [set(shop, cookie), send(shop)] })),
  ...named('prefix', {
    '__Secure- by http': [set(http, '__Secure-a=1; Secure')],
    '__Host- without a path at the root of a deeper page': [set(`${shop}/x/`, '__Host-a=1; Secure')],
    '__Host- by a script': [script(shop, '__Host-a=1; Secure; Path=/'), send(shop)],
    '__Secure- on localhost by http': [set('http://localhost/', '__Secure-a=1; Secure')],
  }),
];

const pairs = [
  'a',
  '=a',
  'a=',
  '=',
  '',
  ' a = b ',
  '\ta\t=\tb\t',
  'a=b=c',
  'a b=c d',
  'a="b c"',
  'a=b; ; Secure',
  'a=b;Secure;HttpOnly',
  'a=b,c',
  'a=%20',
  'a=b; SECURE; path=/x',
  'a==b',
  'a=b\tc',
];
export const syntaxCases = [
  ...pairs.map((pair) => ({
    name: `syntax: '${pair.replaceAll('\t', '\\t')}'`,
    actions: [set(shop, pair), send(shop)],
  })),
  ...named('size', {
    'name and value of 4096': [set(shop, `a=${long(4095)}`), send(shop)],
    'name and value of 4097': [set(shop, `a=${long(4096)}`), send(shop)],
    'a name of 4096': [set(shop, `${long(4096)}=`), send(shop)],
    'attributes beside 4096': [set(shop, `a=${long(4095)}; Path=/; Secure`), send(shop)],
    'a Path of 1024': [set(shop, `a=1; Path=/${long(1023)}`), send(shop)],
    'a Max-Age of 1025': [set(shop, `a=1; Max-Age=${'1'.repeat(1025)}`), send(shop)],
    'an unknown attribute of 1025': [set(shop, `a=1; Foo=${long(1025)}`), send(shop)],
    'more than 180 cookies': [0, 60, 120, 180].map((from) =>
      set(
        shop,
        Array.from({ length: from === 180 ? 1 : 60 }, (_, i) => `n${from + i}=1`),
      ),
    ),
    'more than 180 cookies, some of them Secure': [
      set(
        shop,
        Array.from({ length: 60 }, (_, i) => `s${i}=1; Secure`),
      ),
      ...[0, 60].map((from) =>
        set(
          shop,
          Array.from({ length: 60 }, (_, i) => `n${from + i}=1`),
        ),
      ),
      set(www, 'last=1; Domain=shop.test'),
    ],
    'more than 180 Secure cookies and one that is not': [
      ...[0, 60, 120].map((from) =>
        set(
          shop,
          Array.from({ length: 60 }, (_, i) => `s${from + i}=1; Secure`),
        ),
      ),
      set(shop, 'last=1'),
    ],
  }),
];
