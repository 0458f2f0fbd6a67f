import { type By, http, named, ofEachSameSite, other, redirect, send, set, shop, www } from './case.js';

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
export const sameSiteCases = [
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

export const redirectCases = named('redirect', {
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
