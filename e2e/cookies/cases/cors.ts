import { type By, named, ofEachSameSite, other, redirect, send, set, shop, www } from './case.js';

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
export const corsCases = Object.entries(corsTries).map(([name, [cors, by]], i) => ({
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
export const originCases = named('Origin', {
  'of a post to its own origin': [send(shop, { from: `${shop}/`, kind: 'fetch', method: 'POST' })],
  'of a form over a redirect to another site': [
    redirect(`${www}/`, `${shop}/`, 307, { from: `${other}/`, method: 'POST' }),
  ],
  'of a fetch over a redirect to a third origin': [
    redirect(`${www}/`, `${shop}/`, 302, { from: `${other}/`, kind: 'fetch', credentials: 'include' }),
  ],
});
