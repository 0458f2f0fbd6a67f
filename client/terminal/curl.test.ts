import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../trace/event.js';
import { type CurlWorld, curl } from './curl.js';
import { parseCurl } from './curl-arguments.js';

type Sent = Parameters<CurlWorld['exchange']>[0];
type Answer = Partial<EventOf<'response'>>;

/** A world whose app answers with the given responses, one after the other. */
function world(...answers: Answer[]) {
  const sent: Sent[] = [];
  const files = new Map<string, string>();
  const base = { seq: 1, at: 0, requestId: 'r1', browser: 'curl' };
  const made: CurlWorld = {
    exchange: async (action) => {
      sent.push(action);
      const answer = answers[sent.length - 1] ?? {};
      const headers = Object.entries(action.headers);
      return {
        request: { ...base, type: 'request', method: action.method, url: action.url, headers, body: action.body ?? '' },
        response: { ...base, type: 'response', status: 200, statusText: 'OK', headers: [], body: '', ...answer },
      };
    },
    now: () => 1_767_225_600,
    readFile: async (path) => files.get(path) ?? Promise.reject(new Error('no such file')),
    writeFile: async (path, text) => void files.set(path, text),
  };
  return { sent, files, run: (line: string) => curl(line.split(' '), made) };
}

const setCookie: [string, string] = ['Set-Cookie', 'connect.sid=s%3Aabc.def; Path=/; HttpOnly'];

describe('curl', () => {
  it('prints the body; with -i the head before it', async () => {
    const answer = { body: 'Welcome', headers: [setCookie] };
    expect((await world(answer).run('/')).stdout).toBe('Welcome');
    expect((await world(answer).run('-i /')).stdout).toBe(
      'HTTP/1.1 200 OK\nSet-Cookie: connect.sid=s%3Aabc.def; Path=/; HttpOnly\n\nWelcome',
    );
  });

  it('keeps no cookies by itself, and sends those of -b', async () => {
    const { sent, run } = world({ headers: [setCookie] });
    await run('/');
    await run('/');
    await run('-b a=1 /');
    expect(sent.map(({ headers }) => headers.Cookie)).toEqual(['', '', 'a=1']);
  });

  it('writes cookies with -c, and sends them with -b', async () => {
    const { sent, files, run } = world({ headers: [setCookie] });
    await run('-c jar /');
    expect(files.get('jar')).toContain('#HttpOnly_shop.test\tFALSE\t/\tFALSE\t0\tconnect.sid\ts%3Aabc.def');
    await run('-b jar /');
    expect(sent[1]?.headers.Cookie).toBe('connect.sid=s%3Aabc.def');
  });

  it('keeps no Secure cookie that came over http', async () => {
    const { files, run } = world({ headers: [['Set-Cookie', 'a=1; Secure']] });
    await run('-c jar http://shop.test/');
    expect(files.get('jar')).not.toContain('a\t1');
  });

  it('posts data, and follows a redirect with GET and the cookie it was given', async () => {
    const { sent, run } = world(
      { status: 302, statusText: 'Found', headers: [['Location', '/home'], setCookie] },
      { body: 'home' },
    );
    expect((await run('-L -d user=a /login')).stdout).toBe('home');
    expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', 'http://shop.test/login', 'user=a'],
      ['GET', 'http://shop.test/home', undefined],
    ]);
    expect(sent[1]?.headers.Cookie).toBe('connect.sid=s%3Aabc.def');
  });

  it('ends a loop of redirects', async () => {
    const loop = Array.from({ length: 20 }, () => ({
      status: 301,
      headers: [['Location', '/']] as [string, string][],
    }));
    expect((await world(...loop).run('-L /')).stderr).toMatch(/more than 10 redirects/);
  });

  it('tells in one line that the app does not answer', async () => {
    const { run } = world({ error: 'Connection refused: the app did not start.' });
    expect(await run('/')).toEqual({
      stdout: '',
      stderr: 'curl: (7) Connection refused: the app did not start.\n',
      exitCode: 7,
    });
  });

  it('shows with -v what crossed the wire', async () => {
    const { stderr } = await world({ headers: [setCookie] }).run('-v -b a=1 /x?y=1');
    expect(stderr).toContain('> GET /x?y=1 HTTP/1.1\n');
    expect(stderr).toContain('> Cookie: a=1\n');
    expect(stderr).toContain('< Set-Cookie: connect.sid');
  });
});

describe('its arguments', () => {
  it('may be written together', () => {
    expect(parseCurl(['-ivXPUT', '--data=a', 'shop.test/b'])).toMatchObject({
      include: true,
      verbose: true,
      method: 'PUT',
      body: 'a',
      url: 'http://shop.test/b',
    });
  });

  it.each([
    [['-z', '/'], /option -z: not known here/],
    [['-X'], /option -X: a value must follow/],
    [[], /no URL/],
    [['-H', 'nothing', '/'], /header "nothing"/],
    [['ftp://shop.test/'], /not a URL/],
  ])('%j is refused in one sentence', (args, message) => {
    expect(() => parseCurl(args)).toThrow(message);
  });
});
