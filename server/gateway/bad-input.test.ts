import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer, viewsApp } from '../live/test-server.js';
import { mostBodyBytes } from './real-request.js';
import { header, raw, request } from './test-client.js';

/**
 * What strangers may send to a sandbox's origin, against the real server with short patience. Beside each a neighbour
 * counts its visits over a connection of its own, and must not miss one.
 */

const echo = viewsApp(
  `app.use((req, res) => { var n = 0; req.on('data', (d) => (n += d.length)).on('end', () => res.send('got ' + n)); });`,
);
const most = 40;
let server: TestServer;
let id: string;
let neighbour: { id: string; cookie: string; visits: number };
const nameOf = (sandbox: string) => `${sandbox}.localhost:${server.port}`;
const head = (line: string, ...headers: string[]) =>
  `${line}\r\nHost: ${nameOf(id)}\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`;

beforeAll(async () => {
  server = await startServer({
    headersMs: 150,
    requestMs: 300,
    lingerMs: 50,
    connectionsPerAddress: most,
    maxSandboxes: 10,
  });
  ({ id } = await server.page().create({ app: echo, actions: [] }));
  const other = await server.page().create({ app: viewsApp(), actions: [] });
  const first = await request(server.port, nameOf(other.id));
  neighbour = { id: other.id, cookie: header(first, 'set-cookie')[0]?.split(';')[0] ?? '', visits: 1 };
});
afterAll(async () => {
  expect(server.defects).toEqual([]);
  await server.close();
});

async function neighbourStillCounts() {
  neighbour.visits += 1;
  const got = await request(server.port, nameOf(neighbour.id), '/', { headers: { Cookie: neighbour.cookie } });
  expect(String(got.body)).toBe(`views ${neighbour.visits}`);
}

/** The status and the one sentence of a refusal as it came over the wire. */
function refusal(got: string) {
  const [, status, sentence] = /^HTTP\/1\.1 (\d+) [\s\S]*?\r\n\r\n(.*)\n$/.exec(got) ?? [];
  return { status: Number(status), sentence };
}

describe('a client outside that means no good', () => {
  const cases: [name: string, send: () => string, status: number, sentence: RegExp][] = [
    ['a Host that is none', () => 'GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n', 400, /^The Host header is no host name\.$/],
    [
      'two Hosts',
      () => head('GET / HTTP/1.1', `Host: ${nameOf(neighbour.id)}`),
      400,
      /^The request has more than one Host/,
    ],
    [
      'a request line for a neighbour',
      () => head(`GET http://${nameOf(neighbour.id)}/ HTTP/1.1`),
      400,
      /name different hosts\.$/,
    ],
    [
      'an id nobody has',
      () => `GET / HTTP/1.1\r\nHost: ${nameOf('nobody')}\r\nConnection: close\r\n\r\n`,
      404,
      /^This sandbox is not here any more/,
    ],
    [
      'a WebSocket',
      () =>
        head(
          'GET / HTTP/1.1',
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ),
      400,
      /^A sandbox speaks plain HTTP\/1\.1, and does not change to websocket\.$/,
    ],
    [
      'the playground’s own socket on a sandbox',
      () => head('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket'),
      400,
      /does not change to websocket\.$/,
    ],
    [
      'CONNECT',
      () => 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n',
      405,
      /^CONNECT asks a proxy for a tunnel; this is none\.$/,
    ],
    ['OPTIONS *', () => head('OPTIONS * HTTP/1.1', 'Connection: close'), 400, /^The request is for no path/],
    ['a method nobody knows', () => head('BREW / HTTP/1.1'), 400, /^What came is no HTTP\/1\.1 request\.$/],
    ['no HTTP at all', () => 'hello\r\n\r\n', 400, /^What came is no HTTP\/1\.1 request\.$/],
    [
      '101 headers',
      () => head('GET / HTTP/1.1', 'Connection: close', ...Array.from({ length: 100 }, (_, i) => `X-${i}: y`)),
      431,
      /^The request has more than 100 headers/,
    ],
    [
      'headers of 20 KB',
      () => head('GET / HTTP/1.1', `X-A: ${'a'.repeat(20_000)}`),
      431,
      /^The headers of the request are larger than 16 KB/,
    ],
    [
      'a URL of 9,000 characters',
      () => head(`GET /${'a'.repeat(9_000)} HTTP/1.1`, 'Connection: close'),
      414,
      /^The URL is longer than 7700 characters/,
    ],
    [
      'two lengths',
      () => head('POST / HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
      400,
      /^What came is no HTTP\/1\.1 request\.$/,
    ],
    ['a head that never ends', () => 'GET / HTTP/1.1\r\nHost: a', 408, /^The request took too long to come\.$/],
    [
      'a body that never ends',
      () => `${head('POST / HTTP/1.1', 'Content-Length: 10')}abc`,
      408,
      /^The request took too long to come\.$/,
    ],
    ['silence', () => '', 408, /^The request took too long to come\.$/],
    [
      'a body said to be of 1 GB',
      () => `${head('POST / HTTP/1.1', 'Content-Length: 1000000000')}abc`,
      413,
      /^The body has more than 750,000 bytes/,
    ],
  ];

  it.each(cases)('%s is refused in one sentence, and the connection ends', async (_, send, status, sentence) => {
    const refused = refusal(await raw(server.port, send()));
    expect(refused).toEqual({ status, sentence: expect.stringMatching(sentence) });
    await neighbourStillCounts();
  });

  it('a Host of another sandbox reaches that one alone, as a client without its cookies', async () => {
    const before = server.pool.get(id).actions;
    expect(String((await request(server.port, nameOf(neighbour.id))).body)).toBe('views 1');
    expect(server.pool.get(id).actions).toBe(before);
    await neighbourStillCounts();
  });

  it('a body without end is cut off early, and takes no memory', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const socket = net.connect(server.port, '127.0.0.1');
    socket.setEncoding('latin1').on('error', () => {});
    socket.write(head('POST / HTTP/1.1', 'Transfer-Encoding: chunked'));
    let [sent, got] = [0, ''];
    const before = process.memoryUsage().rss;
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (text) => {
      got += text;
    });
    const flood = () => {
      while (socket.writable && sent < 1e9) {
        sent += chunk.length;
        if (!socket.write(chunk)) return socket.once('drain', flood);
      }
      return socket;
    };
    flood();
    await ended;
    expect(got).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(1e9);
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
    await neighbourStillCounts();
  });

  it('the largest body there may be comes through, text or not', async () => {
    for (const byte of [0x61, 0xff]) {
      const body = Buffer.alloc(mostBodyBytes, byte);
      expect(String((await request(server.port, nameOf(id), '/', { method: 'POST', body })).body)).toBe(
        `got ${mostBodyBytes}`,
      );
    }
    await neighbourStillCounts();
  });

  it('more requests at once than may wait: each is answered, those over it with 503', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => request(server.port, nameOf(id), '/')));
    const statuses = all.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
    expect(String(all.find(({ status }) => status === 503)?.body)).toMatch(
      /^20 actions are waiting for this sandbox already/,
    );
    await neighbourStillCounts();
  });

  it('a flood from one address is refused until the next second, for every sandbox the same', async () => {
    const slow = await startServer({ perSecond: 3 });
    const own = await slow.page().create({ app: viewsApp(), actions: [] });
    const name = `${own.id}.localhost:${slow.port}`;
    const all = await Promise.all(Array.from({ length: 10 }, () => request(slow.port, name)));
    const refused = all.find(({ status }) => status === 429);
    expect(String(refused?.body)).toMatch(/^More than 3 requests in a second from this address\./);
    expect(refused && header(refused, 'retry-after')).toEqual(['1']);
    await slow.close();
  });

  it('more bodies at once than there is memory for: those that come last are told so', async () => {
    const small = await startServer({ bodyBytes: 100_000 });
    const own = await small.page().create({ app: echo, actions: [] });
    const name = `${own.id}.localhost:${small.port}`;
    const send = (bytes: number) => request(small.port, name, '/', { method: 'POST', body: Buffer.alloc(bytes, 'a') });
    expect(String((await send(150_000)).body)).toMatch(/^The server is reading as many request bodies as it can/);
    for (let i = 0; i < 3; i++) expect(String((await send(90_000)).body)).toBe('got 90000');
    await small.close();
  });

  it('more connections than one address may have: one more is told so', async () => {
    const few = await startServer({ connectionsPerAddress: 3 });
    const silent = Array.from({ length: 3 }, () => net.connect(few.port, '127.0.0.1'));
    await Promise.all(silent.map((socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))));
    const got = await raw(few.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(refusal(got)).toEqual({
      status: 503,
      sentence: 'Your address has 3 connections open already, as many as it may.',
    });
    for (const socket of silent) socket.destroy();
    await few.close();
  });
});
