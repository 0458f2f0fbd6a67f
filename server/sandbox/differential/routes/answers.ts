import { get, type Route } from './route.js';

/** Ways to answer. */
export const answers: Route[] = [
  get('write', `res.write('first '); req.session.late = (req.session.late || 0) + 1; res.end('second');`),
  get('late', `res.send('sent'); req.session.late = 'too late';`),
  get('end', `req.session.ended = true; res.end();`),
  get('end-null', `res.end(null);`),
  get('end-twice', `res.end('once'); res.end('twice');`),
  get('buffer', `req.session.bytes = 3; res.send(Buffer.from('büf'));`),
  get('status', `res.status(201).location('/made').send({ made: true });`),
  get(
    'send-status',
    `res.sendStatus(req.query.code ? Number(req.query.code) : 204);`,
    '/send-status',
    '/send-status?code=404',
    '/send-status?code=418',
  ),
  get('redirect', `req.session.flash = 'moved'; res.redirect(301, '/peek?é=1');`),
  get(
    'head-first',
    `res.writeHead(202, { 'X-Made': 'yes', 'Set-Cookie': 'own=1; Path=/' }); req.session.tooLate = 1; res.end('head written');`,
  ),
  get(
    'own-cookie',
    `res.setHeader('Set-Cookie', ['a=1', 'b=2; HttpOnly']); req.session.own = true; res.end('three cookies');`,
  ),
  get(
    'length',
    `res.setHeader('Content-Length', '12'); req.session.hit = true; res.write('hello, '); res.end('world');`,
  ),
  get('length-end', `res.setHeader('Content-Length', 13); req.session.hit = true; res.end('session saved');`),
  get(
    'type',
    `res.type('txt').vary('Cookie').set('X-List', ['a', 'b']).append('Link', '</a>').links({ next: '/n' }); res.send('<b>');`,
  ),
  get('format', `res.format({ html: () => res.send('<p>'), json: () => res.json({ p: 1 }) });`),
  get('jsonp', `res.jsonp({ ok: '<\\u2028>' });`, '/jsonp?callback=cb', '/jsonp'),
  // not res.send(''): its Content-Length of 0 is whole before a slow store is done, and a real client has it then
  get('empty', `res.end('');`),
  get('boolean', `res.status(200).json(false);`),
  get('old', `res.status(304).send('not sent');`),
  get(
    'who',
    `res.json([req.hostname, req.protocol, req.secure, req.ip !== undefined, req.originalUrl, req.baseUrl, req.xhr]);`,
    '/who?x=1',
  ),
  {
    name: 'still',
    source: `r.get('/still', (req, res) => res.send('still'));`,
    calls: [
      { method: 'GET', path: '/still' },
      { method: 'GET', path: '/still', headers: { 'If-None-Match': '*' } },
      { method: 'GET', path: '/still', headers: { 'If-None-Match': 'W/"5-Z3wb+joDbHS4Lucr2+vueKXvu3E"' } },
    ],
  },
];
