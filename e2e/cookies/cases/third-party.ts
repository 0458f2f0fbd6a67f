import { type CookieCase, named, ofEachSameSite, other, send, set, shop, www } from './case.js';

export const partitionedCases = named('Partitioned', {
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
export const privateCases = named('private window', {
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
