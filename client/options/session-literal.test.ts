import { parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, type Literal, type OptionName, readOptions, setOption } from './session-literal.js';

const configured = `var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));
`;

const withCookie = `var session = require('express-session');
app.use(session({
  secret: 'your_secret_key',
  name: 'cookie_name',
  resave: false,
  saveUninitialized: true,
  cookie: { 
    secure: true,
    maxAge: 60000,
    httpOnly: true
  }
}));
`;

const call = (options: string) => `const session = require('express-session');\napp.use(session(${options}));\n`;

describe('reading', () => {
  it('tells what is given, and the default of what is not', () => {
    expect(readOptions(configured)).toEqual({
      resave: { kind: 'given', value: false },
      saveUninitialized: { kind: 'given', value: true },
      'cookie.secure': { kind: 'absent', default: false },
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

  it('works out arithmetic, and calls everything else computed', () => {
    expect(readOptions(call('{ cookie: { maxAge: 60 * 60 * 1000 } }'))?.['cookie.maxAge']).toEqual({
      kind: 'given',
      value: 3600000,
    });
    const secure = `process.env.NODE_ENV === 'production'`;
    expect(readOptions(call(`{ cookie: { secure: ${secure} } }`))?.['cookie.secure']).toEqual({
      kind: 'computed',
      source: secure,
    });
    expect(readOptions(call('{ resave: false, ...others }'))?.resave).toEqual({
      kind: 'computed',
      source: '...others',
    });
    expect(readOptions(call('{ ...others, resave: false }'))?.resave).toEqual({ kind: 'given', value: false });
    expect(readOptions(call('{ resave }'))?.resave).toEqual({ kind: 'computed', source: 'resave' });
    expect(readOptions(call('options'))?.resave.kind).toBe('computed');
  });
});

describe('setting', () => {
  it('changes the literal and nothing else', () => {
    expect(setOption(configured, 'resave', true)).toBe(configured.replace('resave: false', 'resave: true'));
    expect(setOption(withCookie, 'cookie.maxAge', 5000)).toBe(withCookie.replace('60000', '5000'));
  });

  it('makes the cookie when there is none, indented as its neighbours', () => {
    expect(setOption(configured, 'cookie.secure', true)).toBe(
      configured.replace('saveUninitialized: true', 'saveUninitialized: true,\n  cookie: { secure: true }'),
    );
  });

  it('keeps comments where they are', () => {
    const source = call(`{\n    resave: false, // not needed\n    secret: 'x' // change me\n}`);
    expect(setOption(source, 'saveUninitialized', false)).toBe(
      call(`{\n    resave: false, // not needed\n    secret: 'x', // change me\n    saveUninitialized: false\n}`),
    );
    expect(setOption(source, 'resave', undefined)).toContain('// not needed');
  });

  it.each([
    ['{}', '{ resave: true }'],
    ['', '{ resave: true }'],
    ["{ secret: 'x' }", "{ secret: 'x', resave: true }"],
    ["{\n  secret: 'x',\n}", "{\n  secret: 'x',\n  resave: true,\n}"],
  ])('adds to %j', (before, after) => {
    expect(setOption(call(before), 'resave', true)).toBe(call(after));
  });

  it.each([
    ['{ resave: true }', '{  }'],
    ["{ secret: 'x', resave: true }", "{ secret: 'x' }"],
    ["{ resave: true, secret: 'x' }", "{ secret: 'x' }"],
    ["{\n  resave: true,\n  secret: 'x'\n}", "{\n  secret: 'x'\n}"],
    ["{\n  secret: 'x',\n  resave: true\n}", "{\n  secret: 'x'\n}"],
  ])('leaves out of %j', (before, after) => {
    expect(setOption(call(before), 'resave', undefined)).toBe(call(after));
  });

  it.each(['{ resave: compute() }', '{ resave: a, ...b }', 'options', '{ cookie: makeCookie() }'])(
    'does not touch %j',
    (options) => {
      const source = call(options);
      expect(setOption(source, options.includes('cookie') ? 'cookie.secure' : 'resave', true)).toBe(source);
    },
  );

  it('in any source: reading gives what was set, everything else reads as before, and it still parses', () => {
    const key = fc.constantFrom(
      "secret: 'a, b'",
      'resave: false',
      '"saveUninitialized": true',
      'rolling: true',
      'name: `n`',
    );
    const inCookie = fc.constantFrom('secure: true', 'maxAge: 60 * 1000', 'httpOnly: true');
    const comment = fc.constantFrom('', ' /* a, } */');
    const object = (entries: string[], multi: boolean, trailing: boolean, indent: string) => {
      if (entries.length === 0) return '{}';
      const [gap, close] = multi ? [`\n${indent}  `, `\n${indent}`] : [' ', ' '];
      return `{${gap}${entries.join(`,${gap}`)}${trailing ? ',' : ''}${close}}`;
    };
    const source = fc
      .tuple(
        fc.uniqueArray(key),
        fc.option(fc.uniqueArray(inCookie)),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        comment,
      )
      .map(([keys, cookie, multi, trailing, multiCookie, note]) => {
        const entries = [...keys, ...(cookie ? [`cookie: ${object(cookie, multiCookie, trailing, '  ')}${note}`] : [])];
        return call(object(entries, multi, trailing, ''));
      });
    const setting: fc.Arbitrary<[OptionName, Literal | undefined]> = fc.oneof(
      fc.tuple(
        fc.constantFrom('resave' as const, 'saveUninitialized' as const, 'cookie.secure' as const),
        fc.option(fc.boolean(), { nil: undefined }),
      ),
      fc.tuple(fc.constant('cookie.maxAge' as const), fc.option(fc.integer(), { nil: undefined })),
    );
    fc.assert(
      fc.property(source, setting, (before, [name, value]) => {
        const after = setOption(before, name, value);
        parse(after, { ecmaVersion: 'latest' });
        const read = readOptions(after);
        const expected = value === undefined ? { kind: 'absent', default: defaults[name] } : { kind: 'given', value };
        expect(read).toEqual({ ...readOptions(before), [name]: expected });
        const comments = (text: string) => text.match(/\/\*.*?\*\//g);
        expect(comments(after)).toEqual(comments(before));
      }),
      { numRuns: 500 },
    );
  });
});
