import { app, type Behaviour, behaviour, get } from './behaviour.js';

/** What express-session does to the response: saved before it ends, and ended once. */
export const response: Behaviour[] = [
  behaviour(
    'the session is saved before the response ends',
    app(
      '',
      `req.session.hit = true; res.end('session saved');`,
      `store.set = function (sid, sess, callback) { setTimeout(() => set.call(store, sid, sess, callback), 200); };`,
    ),
    [get()],
    (seen) => [seen.body(0), seen.rowCounts()],
    ['session saved', [1]],
  ),
  behaviour(
    'also with an empty response',
    app('', `req.session.hit = true; res.setHeader('Content-Length', '0'); res.end();`),
    [get()],
    (seen) => seen.rowCounts(),
    [1],
  ),
  behaviour(
    'also with several writes',
    app('', `req.session.hit = true; res.setHeader('Content-Length', '12'); res.write('hello, '); res.end('world');`),
    [get()],
    (seen) => [seen.rowCounts(), seen.body(0)],
    [[1], 'hello, world'],
  ),
  behaviour(
    'also with a length',
    app('', `req.session.hit = true; res.setHeader('Content-Length', '13'); res.end('session saved');`),
    [get()],
    (seen) => [seen.rowCounts(), seen.body(0)],
    [[1], 'session saved'],
  ),
  behaviour(
    'res.end twice answers once',
    app('', `res.setHeader('Content-Type', 'text/plain'); res.end('Hello, world!'); res.end();`),
    [get()],
    (seen) => seen.body(0),
    'Hello, world!',
  ),
  behaviour(
    'res.end(null) is an empty response',
    app('', 'res.end(null);'),
    [get()],
    (seen) => [seen.status(0), seen.body(0)],
    [200, ''],
  ),
  behaviour(
    'res.write and res.end may be patched before',
    app(
      '',
      `req.session.hit = true; res.write('hello, '); res.end('world');`,
      `app.use((req, res, next) => { const { write, end } = res; res.write = function (...args) { return write.apply(this, args); }; res.end = function (...args) { return end.apply(this, args); }; next(); });`,
    ),
    [get()],
    (seen) => seen.body(0),
    'hello, world',
  ),
  behaviour(
    'res.write and res.end may be patched after',
    app(
      '',
      `const { write, end } = res; res.write = function (...args) { return write.apply(this, args); }; res.end = function (...args) { return end.apply(this, args); }; req.session.hit = true; res.write('hello, '); res.end('world');`,
    ),
    [get()],
    (seen) => seen.body(0),
    'hello, world',
  ),
  behaviour(
    'a header after res.end is refused as Node refuses it',
    app(
      '',
      `res.end(); try { res.setHeader('Content-Length', '3'); late.push('set'); } catch (error) { late.push(error.code + ': ' + error.message); }`,
    ),
    [get(), get('/late')],
    (seen) => seen.body(1),
    '["ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client"]',
  ),
];
