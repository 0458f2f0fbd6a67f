import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../protocol/bounds.js';
import type { ExperimentInput } from '../protocol/experiment.js';
import { builtins, packages } from '../protocol/modules.js';
import { get, startServer, type TestServer } from './live/test-server.js';

/** Packages that are not here and files that cannot be, against the real server: one clear sentence each. */

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What the page is told: of the message, or of the app's error once it is deployed and has had a request. */
async function told(experiment: Partial<ExperimentInput>): Promise<string> {
  const page = server.page();
  const reply = await page.raw('sandbox.create', { experiment: { app: '', actions: [], ...experiment } });
  const { ok, value, error } = reply as { ok: boolean; value: { id: string }; error: { message: string } };
  if (!ok) return error.message;
  await page.act(value.id, get('/'));
  await page.until(() => page.trace(value.id).some((event) => event.type === 'response'));
  const said = (type: 'limit' | 'error') =>
    page.trace(value.id).flatMap((event) => (event.type === type ? [event.message] : []))[0];
  return said('limit') ?? said('error') ?? 'nothing';
}

/** Just what the page offers to complete. */
const list = `Packages here: ${packages.join(', ')}. Node modules here: ${builtins.join(', ')}.`;

describe('a package that is not here', () => {
  it.each([
    ['express-sessions', "did you mean 'express-session'?"],
    ['pasport', "did you mean 'passport'?"],
    ['bcrypt', "'bcryptjs' is here, with the same functions."],
    ['ioredis', "'redis' is the Redis client here."],
    ['node-fetch', 'there is no network here'],
    ['mongoose', 'there is no database here'],
    ['node:fs/promises', 'there is no disk'],
    ['./routes/users', 'the app is one file here'],
    ['left-pad', 'it is not in this playground.'],
    ['__proto__', 'it is not in this playground.'],
  ])('%s is refused by require and import with what to write instead, and a list', async (name, advice) => {
    for (const app of [`require('${name}')`, `import it from '${name}';`, `await import('${name}');`]) {
      const sentence = await told({ app });
      expect(sentence).toMatch(new RegExp(`^Cannot find module '${name}': `));
      expect(sentence).toContain(advice);
      expect(sentence.endsWith(list), sentence).toBe(true);
    }
  });

  it('a name that a package has not is refused by import', async () => {
    expect(await told({ app: "import { hashh } from 'bcryptjs';" })).toMatch(/hashh.*bcryptjs/);
  });

  it('a view engine that is not here is refused when a view is rendered', async () => {
    const app = `const app = require('express')(); app.set('view engine', 'pug');
      app.get('/', (req, res) => res.render('home')); module.exports = app;`;
    expect(await told({ app, files: { 'views/home.pug': 'p' } })).toMatch(
      /^Cannot find module 'pug': .*'ejs' is the view engine here/,
    );
  });
});

describe('slow keys', () => {
  const answer = (
    code: string,
  ) => `const app = require('express')(); const bcrypt = require('bcryptjs'); const crypto = require('crypto');
    app.get('/', async (req, res) => { res.send(String(${code})); }); module.exports = app;`;

  it.each([
    [
      'bcrypt of 20 rounds',
      "bcrypt.hashSync('x', 20)",
      /^bcrypt with 20 rounds takes too long here: use at most 12; 10 is usual\.$/,
    ],
    [
      'a key of a megabyte',
      "crypto.scryptSync('x', 's', 1e6)",
      /^A key of 1000000 bytes is too long here: at most 1024\.$/,
    ],
    ['pbkdf2 without end', "crypto.pbkdf2Sync('x', 's', 2e9, 32, 'sha1')", /^The app ran too long/],
    ['scrypt without end', "crypto.scryptSync('x', 's', 32, { N: 2 ** 20, r: 8, p: 16 })", /^The app ran too long/],
    [
      'bcrypt in a loop',
      '(() => { for (;;) { try { bcrypt.hashSync("x", 12); } catch {} } })()',
      /^The app ran too long/,
    ],
    ['pbkdf2 of no number', "crypto.pbkdf2Sync('x', 's', NaN, 32, 'sha1')", /iterations/],
  ])('%s', async (_, code, sentence) => {
    expect(await told({ app: answer(code) })).toMatch(sentence);
  });
});

describe('files that cannot be', () => {
  const path = 'must be a path inside the app, such as views/home.ejs.';
  const many = (count: number, length: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 'x'.repeat(length)]));
  it.each<[string, Record<string, unknown>, string]>([
    ['a path outside', { '../secret': '' }, `files["../secret"]: ${path}`],
    ['a path outside by a detour', { 'views/../../x': '' }, `files["views/../../x"]: ${path}`],
    ['an absolute path', { '/etc/passwd': '' }, `files["/etc/passwd"]: ${path}`],
    ['an absolute path of Windows', { 'C:\\x': '' }, `files["C:\\\\x"]: ${path}`],
    ['an empty path', { '': '' }, `files[""]: ${path}`],
    ['no text', { 'a.txt': 5 }, 'files["a.txt"]: Invalid input: expected string, received number.'],
    [
      'a large file',
      { 'a.txt': 'x'.repeat(bounds.sourceLength + 1) },
      'files["a.txt"]: Too big: expected string to have <=200000 characters.',
    ],
    ['many files', many(bounds.filesCount + 1, 1), 'files: must be at most 50 files.'],
    ['many large files', many(6, 190_000), 'files: must be at most 1000000 characters together.'],
  ])('%s', async (_, files, sentence) => {
    expect(await told({ files } as Partial<ExperimentInput>)).toBe(`experiment.${sentence}`);
  });
});
