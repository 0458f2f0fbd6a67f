import { CompletionContext } from '@codemirror/autocomplete';
import { javascript } from '@codemirror/lang-javascript';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { playgroundCompletions } from './completions.js';

const sessions = [
  { cookie: {}, views: 3 },
  { cookie: {}, user: { name: 'alice', roles: ['admin'] } },
];

/** What is offered at the `|` of a code. */
async function offered(code: string) {
  const pos = code.indexOf('|');
  const state = EditorState.create({ doc: code.replace('|', ''), extensions: javascript() });
  // as far as the editor has read by the time somebody types, however busy the machine
  ensureSyntaxTree(state, pos, Number.POSITIVE_INFINITY);
  const context = new CompletionContext(state, pos, false);
  const results = await Promise.all(playgroundCompletions(() => sessions).map((source) => source(context)));
  const options = results.flatMap((result) => result?.options ?? []);
  return { options, labels: options.map(({ label }) => label), from: results.find((result) => result)?.from };
}
const labels = async (code: string) => (await offered(code)).labels;

const required = "var session = require('express-session');\n";

describe('completion', () => {
  it.each([["require('exp|')"], ['import s from "exp|'], ["await import('exp|')"]])(
    'offers the packages that are here in %s',
    async (code) => {
      const { labels, from } = await offered(code);
      expect(labels).toEqual(expect.arrayContaining(['express-session', 'redis', 'crypto']));
      expect(from).toBe(code.indexOf('exp'));
    },
  );

  it("offers Node's own under node: where that is typed", async () => {
    expect(await labels("require('node:|')")).toContain('node:crypto');
  });

  it('offers what req.session has of express-session, and the keys that sessions have now', async () => {
    const { options, labels: found } = await offered('req.session.|');
    expect(found).toEqual(expect.arrayContaining(['regenerate', 'destroy', 'save', 'views', 'user']));
    expect(options.find(({ label }) => label === 'views')).toMatchObject({ detail: '3' });
    expect(await labels('request.session.user.n|')).toEqual(['name', 'roles']);
    expect(await labels('req.session?.cookie.|')).toContain('maxAge');
    expect(await labels('req.session.views.|')).toEqual([]);
    expect(await labels('req.s|')).toContain('sessionID');
  });

  it('offers the options that are not given yet, each with its default and what it does', async () => {
    const { options, labels } = await offered(`${required}app.use(session({ resave: false, sa| }))`);
    expect(labels).toContain('saveUninitialized');
    expect(labels).not.toContain('resave');
    expect(options.find(({ label }) => label === 'saveUninitialized')).toMatchObject({
      apply: 'saveUninitialized: ',
      detail: 'default true',
      info: expect.stringContaining('new'),
    });
    for (const { info } of options) expect(info).toBeTruthy();
    expect(labels.filter((label) => label === 'genid')).toEqual(['genid']);
  });

  it("offers the cookie's within cookie, also where the code does not parse yet", async () => {
    const found = await labels(`${required}app.use(session({\n  secret: 's',\n  cookie: { secure: true, |`);
    expect(found).toContain('sameSite');
    expect(found).not.toContain('secure');
    expect(await labels("app.use(require('express-session')({ // so\n  |}))")).toContain('secret');
    expect(await labels("import s from 'express-session';\ns({ | })")).toContain('secret');
  });

  it('offers no option elsewhere: in other objects, or as a value', async () => {
    expect(await labels(`${required}other({ | })`)).toEqual([]);
    expect(await labels(`${required}session({ resave: | })`)).toEqual([]);
    expect(await labels(`${required}session({ store: { | } })`)).toEqual([]);
    expect(await labels(`${required}session({ secret: 'a, | ' })`)).toEqual([]);
  });
});
