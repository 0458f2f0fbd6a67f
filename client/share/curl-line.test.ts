import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action } from '../../protocol/action.js';
import { type CurlRequest, curlLine, curlLines } from './curl-line.js';

const shell = promisify(execFile);
const received: { message: IncomingMessage; body: string }[] = [];
const server = createServer(async (message, response) => {
  let body = '';
  for await (const chunk of message.setEncoding('utf8')) body += chunk;
  received.push({ message, body });
  response.end('ok');
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** What a server gets when the line is run in a shell. */
async function sentBy(line: string) {
  received.length = 0;
  await shell('sh', ['-c', line]);
  expect(received).toHaveLength(1);
  const [{ message, body } = { message: {} as IncomingMessage, body: '' }] = received;
  return { method: message.method, url: message.url, headers: message.headers, body };
}

const get: CurlRequest = { method: 'GET', url: 'http://shop.test/', headers: [], body: '', jar: null };

describe('a request as a line of curl', () => {
  it('sends what the request sent, whatever a shell or curl could take for its own', async () => {
    const hostile = fc.oneof(
      fc.constantFrom("'; touch /tmp/pwned; '", '$(id)', '`id`', '@/etc/passwd', '\\', '"', '&x=1|y', 'é', '%', '-X'),
      fc.string({ maxLength: 20 }),
    );
    const printable = hostile.map((text) => text.replace(/[^ -~]/g, '').trim());
    const requests = fc.record({
      method: fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH'),
      url: hostile.map((text) => `https://shop.test/a[1]{b}?q=${encodeURIComponent(text)}`),
      headers: fc.tuple(printable).map(([value]): [string, string][] => [['X-Odd', value]]),
      body: hostile.filter((text) => text !== ''),
      jar: fc.constant(null),
    });
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const sent = await sentBy(curlLine(request, origin));
        const { pathname, search } = new URL(request.url);
        expect(sent).toMatchObject({ method: request.method, url: pathname + search, body: request.body });
        expect(sent.headers['x-odd']).toBe(request.headers[0]?.[1]);
        expect(sent.headers).not.toHaveProperty('content-type');
      }),
      { numRuns: 60 },
    );
  });

  it('sends bytes that are no text as they are', async () => {
    const { body } = await sentBy(curlLine({ ...get, method: 'POST', body: 'YQBi', encoding: 'base64' }, origin));
    expect(body).toBe('a\0b');
    expect((await sentBy(curlLine({ ...get, method: 'POST', body: 'a\0é' }, origin))).body).toBe('a\0é');
  });

  it('is of its method also where curl has an option for it', async () => {
    expect((await sentBy(curlLine({ ...get, method: 'HEAD' }, origin))).method).toBe('HEAD');
    expect(await sentBy(curlLine({ ...get, body: 'x' }, origin))).toMatchObject({ method: 'GET', body: 'x' });
  });
});

it('every request of an experiment is a line, with a cookie file for each browser', () => {
  const url = 'http://shop.test/a';
  const actions = [
    { type: 'request', url },
    { type: 'advance', ms: 5 },
    { type: 'parallel', requests: [{ url, browser: 'private window', headers: { A: ['1', '2'] } }] },
  ].map((one) => action.parse(one));
  expect(curlLines(actions, 'http://box.localhost:3000')).toBe(
    [
      'curl -i -b alice.jar -c alice.jar http://box.localhost:3000/a',
      "curl -i -b private-window.jar -c private-window.jar -H 'A: 1' -H 'A: 2' http://box.localhost:3000/a",
    ].join('\n'),
  );
});
