import { describe, expect, it } from 'vitest';
import { configured, withCookie } from './guide-snippets.js';
import { readOptions } from './read-options.js';

const call = (options: string) => `const session = require('express-session');\napp.use(session(${options}));\n`;

describe('reading', () => {
  it('tells what is given, and the default of what is not', () => {
    expect(readOptions(configured)).toMatchObject({
      secret: { kind: 'given', value: 'your_secret_value_here' },
      resave: { kind: 'given', value: false },
      saveUninitialized: { kind: 'given', value: true },
      rolling: { kind: 'absent', default: false },
      'cookie.secure': { kind: 'absent', default: undefined },
      'cookie.maxAge': { kind: 'absent', default: null },
    });
    expect(readOptions(withCookie)?.['cookie.maxAge']).toEqual({ kind: 'given', value: 60000 });
  });

  it.each([
    ['import', `import sess from 'express-session';\napp.use(sess({ resave: true }))`],
    ['a default import by name', `import { default as s } from 'express-session';\napp.use(s({ resave: true }))`],
    ['a later assignment', `let s;\ns = require("express-session");\napp.use(s({ resave: true }))`],
    ['require called at once', `app.use(require('express-session')({ resave: true }))`],
  ])('finds the call by %s', (_name, source) => {
    expect(readOptions(source)?.resave).toEqual({ kind: 'given', value: true });
  });

  it('gives null where there is no such call, or nothing parses', () => {
    expect(readOptions(`const session = require('cookie-session'); session({ resave: true })`)).toBeNull();
    expect(readOptions('app.use(session({')).toBeNull();
  });

  it('works out what is written as a literal, and calls everything else computed', () => {
    expect(readOptions(call('{ cookie: { maxAge: 60 * 60 * 1000 } }'))?.['cookie.maxAge']).toEqual({
      kind: 'given',
      value: 3600000,
    });
    const secure = `process.env.NODE_ENV === 'production'`;
    expect(readOptions(call(`{ cookie: { secure: ${secure} } }`))?.['cookie.secure']).toEqual({
      kind: 'computed',
      source: secure,
      line: 2,
    });
    expect(readOptions(call('{ resave: false, ...others }'))?.resave).toEqual({
      kind: 'computed',
      source: '...others',
      line: 2,
    });
    expect(readOptions(call('{ ...others, resave: false }'))?.resave).toEqual({ kind: 'given', value: false });
    expect(readOptions(call('{ name: `sid`, rolling: undefined }'))).toMatchObject({
      name: { kind: 'given', value: 'sid' },
      rolling: { kind: 'absent', default: false },
    });
    expect(readOptions(call('{ resave }'))?.resave).toEqual({ kind: 'computed', source: 'resave', line: 2 });
    expect(readOptions(call('options'))?.resave).toEqual({ kind: 'computed', source: 'options', line: 2 });
  });

  it('reads what no JSON holds: dates that no time zone moves, lists of secrets, a function that was offered', () => {
    const date = `new Date('2030-01-01T00:00:00Z')`;
    expect(
      readOptions(call(`{ secret: ['new', "old"], genid: () => crypto.randomUUID(), cookie: { expires: ${date} } }`)),
    ).toMatchObject({
      secret: { kind: 'given', value: ['new', 'old'] },
      genid: { kind: 'given', value: { code: '() => crypto.randomUUID()' } },
      'cookie.expires': { kind: 'given', value: { code: date } },
      store: { kind: 'absent' },
    });
    expect(
      readOptions(
        call(`{
  secret: ['new', process.env.OLD],
  genid() { return 'me'; },
  store: new Store(),
  cookie: { expires: new Date(2030, 0) }
}`),
      ),
    ).toMatchObject({
      secret: { kind: 'computed', source: "['new', process.env.OLD]", line: 3 },
      genid: { kind: 'computed', source: "genid() { return 'me'; }", line: 4 },
      store: { kind: 'computed', source: 'new Store()', line: 5 },
      'cookie.expires': { kind: 'computed', source: 'new Date(2030, 0)', line: 6 },
    });
  });
});
