import type { ExperimentInput } from '../../protocol/experiment.js';

/** What a case does: requests of alice, and scripts of pages that she has open. */
export type CaseAction = Extract<ExperimentInput['actions'][number], { type: 'request' | 'script.cookie' }>;
type By = Omit<Extract<CaseAction, { type: 'request' }>, 'type' | 'url'>;

/** Cookies set in one context and asked for in another. */
export type CookieCase = {
  name: string;
  actions: CaseAction[];
  /** In a private window, where Chromium blocks third-party cookies. */
  private?: true;
};

/** The app of every case, in the sandbox and in Node: it sets cookies, allows origins and redirects as the query says. */
export const app = `
var app = require('express')();
app.use(function (req, res) {
  var query = new URL(req.originalUrl, 'http://app.test').searchParams;
  query.getAll('set').forEach(function (cookie) { res.append('Set-Cookie', cookie); });
  if (query.has('cors')) res.set(JSON.parse(query.get('cors')));
  else if (req.headers.origin) res.set({
    'Access-Control-Allow-Origin': req.headers.origin, 'Access-Control-Allow-Credentials': 'true' });
  if (query.has('to')) return res.redirect(Number(query.get('status')), query.get('to'));
  res.type('html').send('<!doctype html><title>page</title>');
});
module.exports = app;`;

const shop = 'https://shop.test';
const http = 'http://shop.test';
const www = 'https://www.shop.test';
const other = 'https://other.test';

const send = (url: string, by: By = {}): CaseAction => ({ type: 'request', url, ...by });

function set(url: string, cookies: string | string[], by: By = {}): CaseAction {
  const target = new URL(url);
  for (const cookie of [cookies].flat()) target.searchParams.append('set', cookie);
  return send(target.href, by);
}

const script = (url: string, assign?: string): CaseAction => ({
  type: 'script.cookie',
  browser: 'alice',
  url,
  ...(assign !== undefined && { assign }),
});

function redirect(from: string, to: string, status: number, by: By = {}): CaseAction {
  return send(`${from}?${new URLSearchParams({ to, status: String(status) })}`, { follow: true, ...by });
}

const named = (group: string, cases: Record<string, CaseAction[]>): CookieCase[] =>
  Object.entries(cases).map(([name, actions]) => ({ name: `${group}: ${name}`, actions }));

/** A readable name for what is too long to be one. */
const brief = (text: string) => text.replace(/(.)\1{20,}/g, (run, letter) => `${letter}×${run.length}`);

const long = (length: number) => 'x'.repeat(length);

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
const domainCases = [
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
const pathCases = [
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

const secureCases = named('secure', {
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

/** One of each in one jar: none minds the others. */
const ofEachSameSite = ['strict=1; SameSite=Strict', 'lax=1; SameSite=Lax', 'none=1; SameSite=None', 'default=1'].map(
  (cookie) => `${cookie}; Secure`,
);
const contexts: Record<string, [url: string, by: By]> = {
  'a typed address': [shop, {}],
  'a link of the same page': [shop, { from: `${shop}/` }],
  'a link of the same site': [shop, { from: `${www}/` }],
  'a link of another site': [shop, { from: `${other}/` }],
  'a link of the same host by http': [shop, { from: `${http}/` }],
  'a form of the same site': [shop, { from: `${www}/`, method: 'POST' }],
  'a form of another site': [shop, { from: `${other}/`, method: 'POST' }],
  'a form of the same host by http': [shop, { from: `${http}/`, method: 'POST' }],
  'a fetch of the same page': [shop, { from: `${shop}/`, kind: 'fetch' }],
  'a fetch of the same site': [shop, { from: `${www}/`, kind: 'fetch' }],
  'a fetch of the same site with credentials': [shop, { from: `${www}/`, kind: 'fetch', credentials: 'include' }],
  'a fetch of another site': [shop, { from: `${other}/`, kind: 'fetch' }],
  'a fetch of another site with credentials': [shop, { from: `${other}/`, kind: 'fetch', credentials: 'include' }],
  'a fetch without credentials': [shop, { from: `${shop}/`, kind: 'fetch', credentials: 'omit' }],
  'an image of the same site': [shop, { from: `${www}/`, kind: 'subresource' }],
  'an image of another site': [shop, { from: `${other}/`, kind: 'subresource' }],
};
const contextCases = Object.entries(contexts).flatMap(([context, [url, by]]) => [
  { name: `SameSite: sent with ${context}`, actions: [set(shop, ofEachSameSite), send(url, by)] },
  { name: `SameSite: set by ${context}`, actions: [set(url, ofEachSameSite, by), send(shop)] },
]);
const sameSiteCases = [
  ...contextCases,
  ...named('SameSite', {
    'None without Secure': [set(shop, 'a=1; SameSite=None')],
    'None without Secure by http': [set(http, 'a=1; SameSite=None')],
    'a word it does not know': [set(shop, 'a=1; SameSite=Maybe; Secure'), send(shop, { from: `${other}/` })],
    'the last counts': [
      set(shop, 'a=1; SameSite=Strict; SameSite=None; Secure'),
      send(shop, contexts['an image of another site']?.[1]),
    ],
    'in any case of letters': [set(shop, 'a=1; samesite=STRICT'), send(shop, { from: `${other}/` })],
    'two hosts of a private public suffix': [
      set('https://ann.github.io/', 'a=1; SameSite=Strict'),
      send('https://ann.github.io/', { from: 'https://bob.github.io/' }),
    ],
    'two hosts of localhost': [
      set('http://a.localhost/', 'a=1; SameSite=Strict'),
      send('http://a.localhost/', { from: 'http://b.localhost/' }),
    ],
    'another port is the same site': [
      set(shop, 'a=1; SameSite=Strict'),
      send(shop, { from: 'https://shop.test:8443/', kind: 'fetch', credentials: 'include' }),
    ],
    'another port is another origin': [
      set(shop, 'a=1; SameSite=Strict'),
      send(shop, { from: 'https://shop.test:8443/', kind: 'fetch' }),
    ],
  }),
];

const redirectCases = named('redirect', {
  'back from another site keeps Strict': [
    set(shop, 'a=1; SameSite=Strict'),
    redirect(`${other}/`, `${shop}/`, 302, { from: `${shop}/` }),
  ],
  'of a link of another site keeps Strict away': [
    set(shop, 'a=1; SameSite=Strict'),
    redirect(`${shop}/`, `${shop}/there`, 302, { from: `${other}/` }),
  ],
  'turns the form of another site into a link': [
    set(shop, 'a=1; SameSite=Lax'),
    redirect(`${other}/`, `${shop}/`, 302, { from: `${other}/`, method: 'POST' }),
  ],
  '307 leaves the form of another site one': [
    set(shop, 'a=1; SameSite=Lax'),
    redirect(`${other}/`, `${shop}/`, 307, { from: `${other}/`, method: 'POST' }),
  ],
  'takes cookies on its way': [
    send(`${shop}/?${new URLSearchParams({ set: 'a=1', to: '/there', status: '303' })}`, {
      follow: true,
      from: `${shop}/`,
      method: 'POST',
    }),
  ],
  'of a fetch to another origin leaves cookies behind': [
    set(www, 'a=1'),
    redirect(`${shop}/`, `${www}/`, 302, { from: `${shop}/`, kind: 'fetch' }),
  ],
  'of a fetch to another origin and back': [
    set(shop, 'a=1'),
    redirect(`${www}/`, `${shop}/`, 302, { from: `${shop}/`, kind: 'fetch', credentials: 'include' }),
  ],
});

const prefixCases = [
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

const inOneHour = () => new Date(Date.now() + 3_600_000);
const dates: Record<string, (date: Date) => string> = {
  'as HTTP has it': (date) => date.toUTCString(),
  'with dashes': (date) => date.toUTCString().replace(/(\d\d) (\w{3}) (\d{4})/, '$1-$2-$3'),
  'with a year of two digits': (date) => date.toUTCString().replace(/\d\d(\d\d) /, '$1 '),
  'as asctime writes it': (date) =>
    date.toUTCString().replace(/(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+) GMT/, '$1 $3 $2 $5 $4'),
  'in another order': (date) => date.toUTCString().replace(/(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+) GMT/, '$5 $4 $3 $2'),
  'as ISO 8601': (date) => date.toISOString(),
  'with a time zone': (date) => date.toUTCString().replace('GMT', '+0200'),
  'without seconds': (date) => date.toUTCString().replace(/:\d\d GMT/, ' GMT'),
};
const ages = [
  '60',
  '0',
  '-1',
  '+60',
  '60.5',
  '60s',
  '',
  '-',
  '"60"',
  '99999999999999999999',
  '0060',
  '60; Max-Age=0',
  '0; Max-Age=60',
];
const expiryCases = [
  ...ages.map((age) => ({
    name: `expiry: Max-Age=${age}`,
    actions: [set(shop, `a=1; Max-Age=${age}`), send(shop)],
  })),
  ...Object.entries(dates).map(([name, format]) => ({
    name: `expiry: Expires ${name}`,
    actions: [set(shop, `a=1; Expires=${format(inOneHour())}`), send(shop)],
  })),
  ...named('expiry', {
    'Max-Age over Expires': [set(shop, 'a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'), send(shop)],
    'Expires before Max-Age': [set(shop, `a=1; Expires=${inOneHour().toUTCString()}; Max-Age=0`), send(shop)],
    'Expires in the past': [set(shop, 'a=1'), set(shop, 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'), send(shop)],
    'Expires past 400 days': [set(shop, 'a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT')],
    'Expires in 1600': [set(shop, 'a=1; Expires=Sat, 01 Jan 1600 00:00:00 GMT')],
    'Expires on a day that is none': [set(shop, 'a=1; Expires=Sat, 31 Feb 2099 00:00:00 GMT')],
    'Expires that is no date': [set(shop, 'a=1; Expires=tomorrow')],
    'an empty Expires': [set(shop, 'a=1; Expires=')],
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
const syntaxCases = [
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

const scriptCases = named('document.cookie', {
  'hides HttpOnly': [set(shop, ['a=1; HttpOnly', 'b=2']), script(shop), send(shop)],
  'sets a cookie': [script(shop, 'a=1'), script(shop), send(shop)],
  'cannot set HttpOnly': [script(shop, 'a=1; HttpOnly'), script(shop), send(shop)],
  'cannot replace HttpOnly': [set(shop, 'a=1; HttpOnly'), script(shop, 'a=2'), send(shop)],
  'cannot delete HttpOnly': [set(shop, 'a=1; HttpOnly'), script(shop, 'a=; Max-Age=0'), send(shop)],
  'can set the name of an HttpOnly cookie at another path': [
    set(shop, 'a=1; HttpOnly'),
    script(shop, 'a=2; Path=/x'),
    send(`${shop}/x`),
  ],
  'can set the name of a host-only HttpOnly cookie with Domain': [
    set(shop, 'a=1; HttpOnly'),
    script(shop, 'a=2; Domain=shop.test'),
    send(shop),
  ],
  'cannot set Secure on an http page': [script(http, 'a=1; Secure'), send(shop)],
  'sees no Secure cookie on an http page': [set(shop, 'a=1; Secure'), script(http)],
  'sees Strict': [set(shop, 'a=1; SameSite=Strict'), script(shop)],
  'sees what its path has': [set(shop, ['a=1; Path=/x', 'b=2']), script(shop), script(`${shop}/x/y`)],
  'deletes a cookie': [set(shop, 'a=1'), script(shop, 'a=; Max-Age=0'), script(shop)],
  'sets for the parent domain': [script(www, 'a=1; Domain=shop.test'), script(shop)],
  'sets a cookie without a name': [script(shop, 'a'), script(shop), send(shop)],
  'sets no control character': [script(shop, 'a=\u0001b'), script(shop)],
  'sets no delete character': [script(shop, 'a=\u007fb'), script(shop)],
  'may be assigned to with a tab': [script(shop, 'a=b\tc'), script(shop)],
});

const replacingCases = named('replacing', {
  'keeps its place in the header': [set(shop, ['a=1', 'b=2']), set(shop, 'a=3'), send(shop)],
  'with the same value keeps its place in the header': [set(shop, ['a=1', 'b=2']), set(shop, 'a=1'), send(shop)],
  'loses its expiry': [set(shop, 'a=1; Max-Age=60'), set(shop, 'a=2')],
  'loses HttpOnly': [set(shop, 'a=1; HttpOnly'), set(shop, 'a=2'), script(shop)],
  'is another cookie at another path': [set(shop, 'a=1'), set(shop, 'a=; Max-Age=0; Path=/x'), send(`${shop}/x`)],
  'is another cookie with Domain': [set(shop, 'a=1'), set(shop, 'a=; Max-Age=0; Domain=shop.test'), send(shop)],
  'deleted and set anew goes to the end': [set(shop, ['a=1', 'b=2']), set(shop, ['a=; Max-Age=0', 'a=3']), send(shop)],
  'names differ in case': [set(shop, ['a=1', 'A=2']), send(shop)],
  'twice in one response': [set(shop, ['a=1', 'a=2']), send(shop)],
});

const partitionedCases = named('Partitioned', {
  'without Secure': [set(shop, 'a=1; Partitioned')],
  'for its own page': [set(shop, 'a=1; Partitioned; Secure; SameSite=None'), send(shop)],
  'for the page of another site': [
    set(shop, 'a=1; Partitioned; Secure; SameSite=None'),
    send(shop, { from: `${other}/`, kind: 'subresource' }),
  ],
  'set for the page of another site': [
    set(shop, 'a=1; Partitioned; Secure; SameSite=None', { from: `${other}/`, kind: 'subresource' }),
    send(shop, { from: `${other}/`, kind: 'subresource' }),
    send(shop, { from: 'https://third.test/', kind: 'subresource' }),
    send(shop),
  ],
  'beside one that is not': [
    set(shop, ['a=1; Secure; SameSite=None', 'a=2; Partitioned; Secure; SameSite=None']),
    send(shop),
  ],
});

const image = { from: `${other}/`, kind: 'subresource' } as const;
const credentialed = { from: `${other}/`, kind: 'fetch', credentials: 'include' } as const;
const privateCases = named('private window', {
  'an image of another site': [set(shop, ofEachSameSite), send(shop, image)],
  'set by an image of another site': [set(shop, ofEachSameSite, image), send(shop)],
  'a fetch of another site with credentials': [set(shop, ofEachSameSite), send(shop, credentialed)],
  'a link of another site': [set(shop, ofEachSameSite), send(shop, { from: `${other}/` })],
  'an image of the same site': [set(shop, ofEachSameSite), send(shop, { from: `${www}/`, kind: 'subresource' })],
  'a Partitioned cookie of another site': [
    set(shop, 'a=1; Partitioned; Secure; SameSite=None', image),
    send(shop, image),
  ],
}).map((one): CookieCase => ({ ...one, private: true }));

const allowOrigin = 'Access-Control-Allow-Origin';
const origin = { [allowOrigin]: other };
const allowed = { ...origin, 'Access-Control-Allow-Credentials': 'true' };
const methods = (value: string) => ({ 'Access-Control-Allow-Methods': value });
const headers = (value: string) => ({ 'Access-Control-Allow-Headers': value });
const corsTries: Record<string, [cors: Record<string, string>, by: By]> = {
  'no header': [{}, {}],
  'any origin': [{ [allowOrigin]: '*' }, {}],
  'any origin, with credentials': [
    { [allowOrigin]: '*', 'Access-Control-Allow-Credentials': 'true' },
    { credentials: 'include' },
  ],
  'its origin': [origin, {}],
  'its origin with a slash': [{ [allowOrigin]: `${other}/` }, {}],
  'another origin': [{ [allowOrigin]: shop }, {}],
  'its origin, with credentials not allowed': [origin, { credentials: 'include' }],
  'its origin, with credentials': [allowed, { credentials: 'include' }],
  'a form post': [origin, { method: 'POST', headers: { 'Content-Type': 'text/plain' } }],
  'a post of JSON': [origin, { method: 'POST', headers: { 'Content-Type': 'application/json' } }],
  'a post of JSON that is allowed': [
    { ...origin, ...headers('Content-Type') },
    { method: 'POST', headers: { 'Content-Type': 'application/json' } },
  ],
  'a PUT': [origin, { method: 'PUT' }],
  'a PUT that is allowed': [{ ...origin, ...methods('GET, PUT') }, { method: 'PUT' }],
  'a PUT where any method is': [{ ...origin, ...methods('*') }, { method: 'PUT' }],
  'a PUT where any method is, with credentials': [
    { ...allowed, ...methods('*') },
    { method: 'PUT', credentials: 'include' },
  ],
  'a PUT with credentials': [
    { ...allowed, ...methods('PUT') },
    { method: 'PUT', credentials: 'include' },
  ],
  'a header of its own': [origin, { headers: { 'X-Own': '1' } }],
  'a header of its own where any is allowed': [{ ...origin, ...headers('*') }, { headers: { 'X-Own': '1' } }],
  'Authorization where any header is allowed': [{ ...origin, ...headers('*') }, { headers: { Authorization: 'x' } }],
};
const corsCases = Object.entries(corsTries).map(([name, [cors, by]], i) => ({
  name: `CORS: ${name}`,
  // a path of its own: Chromium remembers what a preflight allowed
  actions: [
    set(shop, ofEachSameSite),
    send(`${shop}/${i}?${new URLSearchParams({ cors: JSON.stringify(cors), set: 'new=1; SameSite=None; Secure' })}`, {
      from: `${other}/`,
      kind: 'fetch',
      ...by,
    }),
  ],
}));
const originCases = named('Origin', {
  'of a post to its own origin': [send(shop, { from: `${shop}/`, kind: 'fetch', method: 'POST' })],
  'of a form over a redirect to another site': [
    redirect(`${www}/`, `${shop}/`, 307, { from: `${other}/`, method: 'POST' }),
  ],
  'of a fetch over a redirect to a third origin': [
    redirect(`${www}/`, `${shop}/`, 302, { from: `${other}/`, kind: 'fetch', credentials: 'include' }),
  ],
});

export const cases: CookieCase[] = [
  ...domainCases,
  ...pathCases,
  ...secureCases,
  ...sameSiteCases,
  ...redirectCases,
  ...prefixCases,
  ...expiryCases,
  ...syntaxCases,
  ...scriptCases,
  ...replacingCases,
  ...partitionedCases,
  ...privateCases,
  ...corsCases,
  ...originCases,
];
