import { get, type Route } from './route.js';

/** Reading and changing what is in the session. */
export const data: Route[] = [
  get('views', `req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views);`),
  get('peek', `res.json(req.session);`),
  get('id', `res.json({ same: req.session.id === req.sessionID, id: req.sessionID });`),
  get('plain', `res.send('nothing of the session is touched');`),
  get(
    'keys',
    `const keys = []; for (const key in req.session) keys.push(key); res.json([keys, Object.keys(req.session)]);`,
  ),
  get('profile', `req.session.user = { name: 'Zoë', address: { city: '東京', zip: 1 } }; res.json(req.session.user);`),
  get(
    'move',
    `if (req.session.user?.address) { req.session.user.address.city = 'Ørsta'; delete req.session.user.address.zip; } res.send('moved');`,
  ),
  get(
    'cart/add',
    `(req.session.cart ||= []).push({ item: req.query.item, tags: [] }); res.json(req.session.cart);`,
    '/cart/add?item=book',
    '/cart/add?item=a%20b&item=c',
    '/cart/add',
  ),
  get('cart/drop', `if (req.session.cart) req.session.cart.splice(0, 1); res.json(req.session.cart || null);`),
  get('same', `req.session.fixed = 'value'; res.send('set to what it was');`),
  get(
    'cookie-word',
    `req.session.user = { cookie: ((req.session.user || {}).cookie || 0) + 1 }; res.send('a property named cookie');`,
  ),
  get(
    'odd',
    `Object.assign(req.session, { date: new Date(0), nothing: undefined, none: null, nan: NaN, list: [undefined, () => 1], deep: { toJSON: () => 'as json' } }); res.json(req.session);`,
  ),
  get(
    'forget',
    `for (const key of Object.keys(req.session)) if (key !== 'cookie') delete req.session[key]; res.end('empty');`,
  ),
  get(
    'reorder',
    `const { views } = req.session; delete req.session.views; req.session.last = 1; req.session.views = views; res.json(req.session);`,
  ),
  get(
    'reverse',
    `for (const key of Object.keys(Object.assign(req.session, { a: 1, b: 2 })).reverse()) if (key !== 'cookie') { const value = req.session[key]; delete req.session[key]; req.session[key] = value; } res.json(req.session);`,
  ),
];
