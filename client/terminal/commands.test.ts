import { describe, expect, it } from 'vitest';
import type { HeldCookie, TraceEvent } from '../../trace/event.js';
import type { ActionInput } from '../live/wire.js';
import { cookieHeader, parseCookieFile } from './cookie-file.js';
import { cookies } from './cookies-command.js';
import { redisCli } from './redis-cli.js';
import { store } from './store-command.js';
import { completeLine } from './tab-completion.js';
import type { TerminalWorld } from './terminal-world.js';

const start = Date.parse('2026-01-01T00:00:00.000Z');
const ends = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const base = { at: 0, requestId: null, browser: null };

const held: HeldCookie = {
  name: 'connect.sid',
  value: 's%3Aabc',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: 'lax',
};

const wrote = (key: string): TraceEvent => ({
  ...base,
  seq: 1,
  type: 'store.command',
  commandId: 1,
  command: 'SET',
  args: [key, '{}', 'EX', '60'],
  server: 'embedded',
});

/** A sandbox with two sessions stored, and what was done to it. */
function sandbox(given: Partial<ReturnType<TerminalWorld['state']>> & { events?: TraceEvent[] } = {}) {
  const { events = [], ...state } = given;
  const done: ActionInput[] = [];
  const rows = { abc1: { cookie: { expires: ends(90) }, views: 2 }, abd2: { cookie: {}, user: 'bob' } };
  const world: TerminalWorld = {
    state: () => ({ rows, keptUntil: {}, browsers: { alice: [held], bob: [] }, at: 0, ...state }),
    events: () => events,
    now: () => start / 1000,
    perform: async (action) => void done.push(action),
  };
  return { world, done };
}
const inRedis = () =>
  sandbox({ events: [wrote('sess:abc1'), wrote('shop:abd2')], keptUntil: { abc1: 60_000, abd2: null } });

describe('store', () => {
  it('lists the sessions, each with how long it is kept', async () => {
    const { stdout } = await store([], sandbox().world);
    expect(stdout).toBe('abc1  90 s left  {"views":2}\nabd2  no expiry  {"user":"bob"}\n');
    expect((await store(['list'], sandbox({ rows: {} }).world)).stdout).toBe('No session is stored.\n');
  });

  it('means a session by the beginning of its id, and removes it', async () => {
    const { world, done } = sandbox();
    expect(JSON.parse((await store(['get', 'abd'], world)).stdout)).toEqual({ cookie: {}, user: 'bob' });
    await store(['del', 'abc'], world);
    await store(['clear'], world);
    expect(done).toEqual([{ type: 'store.delete', sid: 'abc1' }, { type: 'store.clear' }]);
  });

  it.each([
    [['get', 'ab'], /several sessions' ids begin with "ab"/],
    [['del', 'x'], /no session's id begins with "x"/],
    [['get'], /which session\? Try: store get SID/],
    [['drop'], /"drop" is not known here. Try: store list/],
  ])('%j is refused in one sentence, and nothing is done', async (args, message) => {
    const { world, done } = sandbox();
    const { stderr, exitCode } = await store(args, world);
    expect(stderr).toMatch(message);
    expect(exitCode).toBeGreaterThan(0);
    expect(done).toEqual([]);
  });
});

describe('redis-cli', () => {
  const asked = async (...args: string[]) => (await redisCli(args, inRedis().world)).stdout;

  it('names the keys as the app does', async () => {
    expect(await asked('KEYS', '*')).toBe('1) "sess:abc1"\n2) "shop:abd2"\n');
    expect(await asked('keys', 's?ss:[a-c]*')).toBe('1) "sess:abc1"\n');
    expect(await asked('KEYS', 'sess.*')).toBe('(empty array)\n');
    expect(await asked('DBSIZE')).toBe('(integer) 2\n');
  });

  it('reads them as Redis does', async () => {
    expect(await asked('GET', 'shop:abd2')).toBe('"{\\"cookie\\":{},\\"user\\":\\"bob\\"}"\n');
    expect(await asked('GET', 'sess:nobody')).toBe('(nil)\n');
    expect(await asked('TTL', 'sess:abc1')).toBe('(integer) 60\n');
    expect(await asked('TTL', 'shop:abd2')).toBe('(integer) -1\n');
    expect(await asked('TTL', 'sess:nobody')).toBe('(integer) -2\n');
  });

  it('removes them, and says how many', async () => {
    const { world, done } = inRedis();
    expect((await redisCli(['DEL', 'sess:abc1', 'sess:nobody'], world)).stdout).toBe('(integer) 1\n');
    expect(done).toEqual([{ type: 'store.delete', sid: 'abc1' }]);
  });

  it.each([
    [['HGETALL', 'a'], /unknown command 'HGETALL'; here are KEYS, GET/],
    [['GET'], /wrong number of arguments. Try: redis-cli GET key/],
    [['-h', 'redis'], /option -h: not known here/],
    [['KEYS', '[b-a]'], /"\[b-a\]" is not a pattern/],
    [[], /no command given/],
  ])('%j is refused in one sentence', async (args, message) => {
    expect((await redisCli(args, inRedis().world)).stderr).toMatch(message);
  });

  it('says where to look in an app without Redis', async () => {
    expect((await redisCli(['KEYS', '*'], sandbox().world)).stderr).toMatch(/not spoken to a Redis.*Try: store/);
  });
});

describe('cookies', () => {
  it('shows every jar', async () => {
    expect((await cookies([], sandbox().world)).stdout).toBe(
      'alice\n  connect.sid=s%3Aabc  shop.test/, HttpOnly, SameSite=lax, until the browser closes\nbob\n  (empty)\n',
    );
  });

  it('leaves out our curl, which keeps none', async () => {
    expect((await cookies([], sandbox({ browsers: { curl: [held] } }).world)).stdout).toMatch(/^No browser/);
  });

  it('gives one as a file that curl sends', async () => {
    const { world } = sandbox({ browsers: { alice: [held, { ...held, name: 'b', hostOnly: false }] } });
    const { stdout } = await cookies(['alice'], world);
    const jar = parseCookieFile(stdout);
    expect(cookieHeader(jar, 'http://shop.test/', 0)).toBe('connect.sid=s%3Aabc; b=s%3Aabc');
    expect(cookieHeader(jar, 'http://www.shop.test/', 0)).toBe('b=s%3Aabc');
    expect(cookieHeader(jar, 'http://othershop.test/', 0)).toBeNull();
  });

  it('names the browsers there are', async () => {
    expect((await cookies(['eve'], sandbox().world)).stderr).toMatch(/no browser "eve" was seen; there are alice, bob/);
  });
});

describe('Tab', () => {
  const files = async (directory: string) => (directory === 'sub/' ? ['sub/jar2'] : ['jar', 'sub/']);
  const shell = { commands: ['cat', 'curl', 'cookies', 'store', 'redis-cli'], files };
  const tab = async (line: string, { world } = inRedis()) => {
    const { text, options } = await completeLine(line, line.length, world, shell);
    return options.length > 0 ? options : text;
  };

  it.each([
    ['cur', 'curl '],
    ['curl --head', ['--head', '--header']],
    ['curl --inc', 'curl --include '],
    ['curl -b j', 'curl -b jar '],
    ['cat s', 'cat sub/'],
    ['cat sub/', 'cat sub/jar2 '],
    ['store g', 'store get '],
    ['store get abc', 'store get abc1 '],
    ['store get a', 'store get ab'],
    ['redis-cli ke', 'redis-cli KEYS '],
    ['redis-cli GET sess', 'redis-cli GET sess:abc1 '],
    ['cookies al', 'cookies alice '],
    ['cookies alice > j', 'cookies alice > jar '],
    ['cat jar | red', 'cat jar | redis-cli '],
    ['nothing', 'nothing'],
  ])('after %j gives %j', async (line, expected) => {
    expect(await tab(line)).toEqual(expected);
  });

  it('completes the word before the cursor, and keeps what is after it', async () => {
    expect(await completeLine('sto | cat', 3, sandbox().world, shell)).toMatchObject({
      text: 'store  | cat',
      cursor: 6,
    });
  });
});
