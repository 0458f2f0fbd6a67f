import { form, get, json, post, type Route } from './route.js';

/** Errors, waiting and bodies. */
export const flows: Route[] = [
  get('throw', `req.session.before = 'the error'; throw new Error('boom');`),
  get(
    'next-error',
    `const err = new Error('teapot'); err.status = 418; err.headers = { 'X-Pot': 'short' }; next(err);`,
  ),
  get('skip', `req.session.skipped = true; next();`),
  get('route', `next('route');`),
  get('missing', `next();`, '/never/made', '/missing?x=<b>'),
  {
    name: 'async',
    source: `r.get('/async', async (req, res) => { req.session.step = 1; await null; await new Promise((done) => setImmediate(done)); req.session.step = 2; res.json(req.session); });`,
    calls: [{ method: 'GET', path: '/async' }],
  },
  {
    name: 'reject',
    source: `r.get('/reject', async (req) => { req.session.rejected = true; await null; throw Object.assign(new Error('refused'), { status: 403 }); });`,
    calls: [{ method: 'GET', path: '/reject' }],
  },
  get(
    'slow',
    `setTimeout(() => { req.session.slow = (req.session.slow || 0) + 1; res.json([req.session.slow, Date.now()]); }, 50);`,
  ),
  get('slower', `req.session.slower = 1; setTimeout(() => res.json(req.session), 120);`),
  get(
    'ticks',
    `const order = []; setImmediate(() => { order.push('immediate'); res.json(order); }); Promise.resolve().then(() => order.push('promise')); process.nextTick(() => order.push('tick')); order.push('sync');`,
  ),
  post(
    'echo',
    `req.session.posts = (req.session.posts || 0) + 1; res.json(req.body ?? null);`,
    json('{"a":[1,{"b":"ü"}]}'),
    json('{"a":'),
    json(''),
    form('a=1&b[c]=2&d=%C3%A9'),
    { headers: { 'Content-Type': 'text/plain' }, body: 'plain' },
    {},
  ),
  {
    name: 'pipe',
    source: `r.post('/pipe', (req, res) => { req.session.piped = true; res.type('txt'); req.pipe(res); });`,
    calls: [{ method: 'POST', path: '/pipe', headers: { 'Content-Type': 'text/plain' }, body: 'through and through' }],
  },
  {
    name: 'item',
    source: `r.param('item', (req, res, next, item) => { req.item = item.toUpperCase(); next(); }); r.get('/item/:item', (req, res) => { req.session.seen = req.item; res.json(req.params); });`,
    calls: [
      { method: 'GET', path: '/item/book' },
      { method: 'GET', path: '/item/a%20b' },
      { method: 'GET', path: '/item/%E0%A4%A' },
    ],
  },
  {
    name: 'nested',
    source: `const nested = express.Router({ mergeParams: true }); nested.use((req, res, next) => { req.session.path = req.baseUrl; next(); }); nested.get('/deep', (req, res) => res.json([req.session.path, req.params])); r.use('/nested/:id', nested);`,
    calls: [
      { method: 'GET', path: '/nested/7/deep' },
      { method: 'GET', path: '/nested/7/none' },
    ],
  },
  {
    name: 'any',
    source: `r.all('/any', (req, res) => { req.session.method = req.method; res.send(req.method); });`,
    calls: ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'].map((method) => ({ method, path: '/any' })),
  },
  get(
    'promised',
    `require('util').promisify((done) => req.session.save(done))().then(() => { req.session.kept = true; res.send('kept'); }, next);`,
  ),
  post(
    'chunks',
    `const chunks = []; req.on('data', (chunk) => chunks.push(chunk)).on('end', () => { req.session.size = Buffer.concat(chunks).length; res.json(req.session.size); });`,
    { headers: { 'Content-Type': 'text/plain' }, body: 'größer' },
  ),
  get(
    'digest',
    `req.session.digest = require('crypto').createHash('sha256').update(String(req.query.text)).digest('hex'); res.send(req.session.digest);`,
    '/digest?text=a',
  ),
  get('finish', `res.on('finish', () => { visits += 10; }); req.session.visits = visits; res.send(String(visits));`),
  get('hang-up', `req.session.hung = true; req.socket.destroy();`),
];
