import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer, viewsApp } from '../live/test-server.js';
import { header, raw, request } from './test-client.js';

const app = viewsApp(`
app.get('/login', (req, res) => { req.session.user = 'ann'; res.redirect('/me'); });
app.get('/me', (req, res) => res.send(String(req.session.user)));
app.get('/bytes', (req, res) => res.type('png').send(Buffer.from([0, 255, 10, 200])));
app.get('/chunks', (req, res) => { res.write('a'); res.write('b'); res.end('c'); });
app.get('/fresh', (req, res) => res.status(304).end());
app.get('/cookies', (req, res) => res.append('Set-Cookie', ['a=1; Domain=shop.test', 'b=2', 'c=3; Domain=localhost']).end());
app.get('/hour', (req, res) => res.cookie('hour', '1', { maxAge: 3600000 }).clearCookie('gone').end());
app.get('/secure', (req, res) => res.json({ secure: req.secure, host: req.headers.host, raw: req.rawHeaders }));
app.get('/long', (req, res) => res.set('Content-Length', '2').end('okHTTP/1.1 200 OK'));
app.get('/early', (req, res) => res.status(103).end());
app.get('/never', () => {});
app.get('/exit', () => process.exit(1));
app.use(require('express').raw({ type: '*/*' }));
app.post('/echo', (req, res) => res.send(req.body));
app.get('/headers', (req, res) => res.json(req.rawHeaders));`);

let server: TestServer;
let page: ReturnType<TestServer['page']>;
let id: string;
const host = () => `${id}.localhost:${server.port}`;
const get = (path: string, more: Parameters<typeof request>[3] = {}) => request(server.port, host(), path, more);
const cookieOf = (got: Awaited<ReturnType<typeof get>>) =>
  header(got, 'set-cookie')
    .map((one) => one.split(';')[0])
    .join('; ');
const browsersOf = () => page.trace(id).flatMap((event) => (event.type === 'request' ? [event.browser] : []));

beforeAll(async () => {
  server = await startServer();
  page = server.page();
  ({ id } = await page.create({ app, actions: [] }));
});
afterAll(async () => {
  expect(server.defects).toEqual([]);
  await server.close();
});

describe('a client outside', () => {
  it('logs in and is known by its cookie, and is seen on the page', async () => {
    const login = await get('/login', { headers: { 'User-Agent': 'one' } });
    expect([login.status, header(login, 'location')]).toEqual([302, ['/me']]);
    const me = await get('/me', { headers: { 'User-Agent': 'one', Cookie: cookieOf(login) } });
    expect(String(me.body)).toBe('ann');
    expect(String((await get('/me', { headers: { 'User-Agent': 'two' } })).body)).toBe('undefined');
    await page.until(() => page.trace(id).filter((event) => event.type === 'response').length === 3);
    expect(browsersOf()).toEqual(['real:1', 'real:1', 'real:2']);
    const sent = page.trace(id).find((event) => event.type === 'request');
    expect(sent).toMatchObject({
      url: `http://${host()}/login`,
      headers: [
        ['Host', host()],
        ['User-Agent', 'one'],
        ['Connection', 'keep-alive'],
      ],
    });
  });

  it('gets bytes, several cookies, no body for HEAD and 304, and chunks as the app sent them', async () => {
    expect((await get('/bytes')).body).toEqual(Buffer.from([0, 255, 10, 200]));
    expect(header(await get('/cookies'), 'set-cookie').slice(0, 2)).toEqual(['a=1; Domain=shop.test', 'b=2']);
    const head = await get('/bytes', { method: 'HEAD' });
    expect([head.body.length, header(head, 'content-length')]).toEqual([0, ['4']]);
    expect(await get('/fresh')).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    const chunks = await get('/chunks');
    expect([String(chunks.body), header(chunks, 'transfer-encoding')]).toEqual(['abc', ['chunked']]);
    const posted = await get('/echo', {
      method: 'POST',
      body: Buffer.from([255, 254, 0]),
      headers: { 'Content-Type': 'a/b' },
    });
    expect(posted.body).toEqual(Buffer.from([255, 254, 0]));
  });

  it('gets no cookie that other sandboxes would get, too', async () => {
    expect(header(await get('/cookies'), 'set-cookie').join()).not.toContain('c=3');
  });

  it('has the dates of its own clock: what ends in an hour of the sandbox ends in an hour', async () => {
    const before = Date.now();
    const [hour, gone] = header(await get('/hour'), 'set-cookie');
    const expires = Date.parse(/Expires=([^;]*)/.exec(hour ?? '')?.[1] ?? '');
    expect(expires - before).toBeGreaterThan(3_590_000);
    expect(expires - before).toBeLessThan(3_700_000);
    expect(gone).toContain('Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  });

  it.each([
    ['/never', 504, /^The handler never answered/],
    ['/exit', 502, /^The connection was closed: the process of the app ended/],
    ['/long', 502, /^The app said Content-Length 2, and sent \d+ bytes\.$/],
    ['/early', 502, /^The app answered 103/],
  ])('%s is %i, in one sentence', async (path, status, sentence) => {
    const got = await get(path);
    expect(got).toMatchObject({ status });
    expect(String(got.body).trim()).toMatch(sentence);
    expect(header(got, 'content-type')).toEqual(['text/plain; charset=utf-8']);
  });

  it('finds a sandbox that was let go as it was', async () => {
    const first = await get('/');
    server.pool.get(id).evict();
    expect(server.pool.get(id).live).toBe(false);
    expect(String((await get('/', { headers: { Cookie: cookieOf(first) } })).body)).toBe('views 2');
  });

  it('has its requests replayed and taken back like any other', async () => {
    const own = server.page();
    const opened = await own.create({ app, actions: [] });
    const there = `${opened.id}.localhost:${server.port}`;
    const cookie = cookieOf(await request(server.port, there));
    await request(server.port, there, '/', { headers: { Cookie: cookie } });
    await own.reset(opened.id, 1);
    expect(String((await request(server.port, there, '/', { headers: { Cookie: cookie } })).body)).toBe('views 2');
  });
});

describe('a playground and its sandboxes', () => {
  it('have nothing of each other: no header of the page, no socket, no path', async () => {
    const got = await get('/socket.io/?EIO=4&transport=polling');
    expect([got.status, header(got, 'content-security-policy')]).toEqual([404, ["default-src 'none'"]]);
    expect(String(got.body)).toContain('Cannot GET /socket.io/');
    const handshake = await request(server.port, `localhost:${server.port}`, '/socket.io/?EIO=4&transport=polling');
    expect([handshake.status, header(handshake, 'set-cookie')]).toEqual([200, []]);
  });

  it('are other origins: a page of a sandbox cannot open the playground’s socket', async () => {
    const Origin = `http://${host()}`;
    for (const transport of ['websocket', 'polling']) {
      const socket = io(server.url, {
        transports: [transport],
        forceNew: true,
        reconnection: false,
        extraHeaders: { Origin },
      });
      await new Promise((resolve) => socket.once('connect_error', resolve));
      expect(socket.connected).toBe(false);
      socket.close();
    }
    const ours = io(server.url, { transports: ['websocket'], forceNew: true, extraHeaders: { Origin: server.url } });
    await new Promise<void>((resolve) => ours.once('connect', resolve));
    ours.close();
  });

  it('are told apart behind proxies by what those forward, which the app does not see', async () => {
    const hosted = await startServer({ proxies: 1, domain: 'apps.example' });
    const opened = await hosted.page().create({ app, actions: [] });
    const name = `${opened.id}.apps.example`;
    const forwarded = { 'X-Forwarded-Host': name, 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '1.1.1.1, 2.2.2.2' };
    const got = await request(hosted.port, '10.0.0.1', '/secure', { headers: forwarded });
    expect(JSON.parse(String(got.body))).toEqual({
      secure: true,
      host: name,
      raw: ['Host', name, 'X-Forwarded-For', '1.1.1.1', 'Connection', 'keep-alive'],
    });
    expect((await request(hosted.port, 'apps.example')).status).toBe(404);
    expect(String((await request(hosted.port, 'play.example')).body)).toBe('page');
    await hosted.close();
  });

  it('without trusted proxies believe nobody: the app sees the header as it came, the server does not heed it', async () => {
    const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'evil.example' };
    const got = JSON.parse(String((await get('/secure', { headers })).body));
    expect(got).toMatchObject({ secure: false, host: host() });
    expect(got.raw).toEqual(expect.arrayContaining(['X-Forwarded-Proto', 'https', 'X-Forwarded-Host', 'evil.example']));
  });
});

describe('over one connection', () => {
  it('pipelined requests are answered in their order', async () => {
    const one = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: ${host()}\r\n${more}\r\n`;
    const got = await raw(server.port, one('/chunks') + one('/bytes') + one('/fresh', 'Connection: close\r\n'));
    expect(got.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 304']);
  });

  it('an absolute request line is one for the same host, or none', async () => {
    const line = (there: string) =>
      `GET http://${there}/chunks HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`;
    expect(await raw(server.port, line(host()))).toMatch(/^HTTP\/1\.1 200/);
    expect(await raw(server.port, line(`localhost:${server.port}`))).toMatch(
      /^HTTP\/1\.1 400[\s\S]*name different hosts/,
    );
  });

  it('HTTP/1.0 without a Host is for the page', async () => {
    expect(await raw(server.port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200[\s\S]*page$/);
  });
});
