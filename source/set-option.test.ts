import { type Comment, parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configured, withCookie } from './guide-snippets.js';
import { defaults, type Literal, type OptionName, optionNames } from './options.js';
import { readOptions } from './read-options.js';
import { optionText, setOption } from './set-option.js';

/** The source with the option set; fails with the problem where it cannot be. */
function set(source: string, option: string, value: Literal | undefined, line?: number): string {
  const edited = setOption(source, { option, value, line });
  if ('problem' in edited) throw new Error(edited.problem);
  return edited.source;
}

const call = (options: string) => `const session = require('express-session');\napp.use(session(${options}));\n`;

describe('setting', () => {
  it('changes the literal and nothing else', () => {
    expect(set(configured, 'resave', true)).toBe(configured.replace('resave: false', 'resave: true'));
    expect(set(withCookie, 'cookie.maxAge', 5000)).toBe(withCookie.replace('60000', '5000'));
  });

  it('makes the cookie when there is none, indented as its neighbours', () => {
    expect(set(configured, 'cookie.secure', true)).toBe(
      configured.replace('saveUninitialized: true', 'saveUninitialized: true,\n  cookie: { secure: true }'),
    );
  });

  it('keeps comments where they are', () => {
    const source = call(`{\n    resave: false, // not needed\n    secret: 'x' // change me\n}`);
    expect(set(source, 'saveUninitialized', false)).toBe(
      call(`{\n    resave: false, // not needed\n    secret: 'x', // change me\n    saveUninitialized: false\n}`),
    );
    expect(set(source, 'resave', undefined)).toContain('// not needed');
  });

  it.each([
    ['{}', '{ resave: true }'],
    ['', '{ resave: true }'],
    ["{ secret: 'x' }", "{ secret: 'x', resave: true }"],
    ["{\n  secret: 'x',\n}", "{\n  secret: 'x',\n  resave: true,\n}"],
  ])('adds to %j', (before, after) => {
    expect(set(call(before), 'resave', true)).toBe(call(after));
  });

  it.each([
    ['{ resave: true }', '{  }'],
    ["{ secret: 'x', resave: true }", "{ secret: 'x' }"],
    ["{ resave: true, secret: 'x' }", "{ secret: 'x' }"],
    ["{\n  resave: true,\n  secret: 'x'\n}", "{\n  secret: 'x'\n}"],
    ["{\n  secret: 'x',\n  resave: true\n}", "{\n  secret: 'x'\n}"],
  ])('leaves out of %j', (before, after) => {
    expect(set(call(before), 'resave', undefined)).toBe(call(after));
  });

  it('makes a literal of what was left undefined, and takes out an option as often as it is given', () => {
    expect(set(call('{ cookie: undefined }'), 'cookie.path', '/')).toBe(call("{ cookie: { path: '/' } }"));
    expect(set(call('{ resave: false, resave: true }'), 'resave', undefined)).toBe(call('{  }'));
  });

  it('quotes a string so that it reads the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(readOptions(set(call('{}'), 'name', name))?.name).toEqual({ kind: 'given', value: name });
      }),
    );
    expect(optionText({ option: 'cookie.sameSite', value: "it's" })).toBe("cookie: { sameSite: 'it\\'s' }");
  });

  it('chooses among several calls by their line', () => {
    const two = `${configured}\napp.use('/admin', session({ resave: false }));\n`;
    expect(set(two, 'resave', true, 12)).toBe(two.replace('session({ resave: false })', 'session({ resave: true })'));
    expect(set(two, 'resave', true, 6)).toBe(two.replace('  resave: false', '  resave: true'));
    expect(setOption(two, { option: 'resave', value: true, line: 3 })).toEqual({
      problem: 'The code calls session(…) 2 times, and which one is meant cannot be told.',
    });
  });

  it.each([
    ['resave', call('{ resave: compute() }'), 'The code computes resave (compute()), so it cannot be set there'],
    ['resave', call('{ resave: a, ...b }'), 'The code computes resave (...b), so'],
    ['resave', call('options'), 'The code computes the options of session(…), so'],
    ['cookie.secure', call('{ cookie: makeCookie() }'), 'The code computes cookie.secure (makeCookie()), so'],
    ['resave', 'var app = 1;', 'No call of session(…) from express-session is to be found'],
    ['resave', 'var app = ;', 'The code does not parse'],
    ['store', call('{}'), 'There is no option store that can be set: there are name, secret, genid,'],
    ['genid', call('{}'), 'genid cannot be set to that in the code'],
    ['resave', call('{ __proto__: base }'), 'The code computes resave (__proto__: base), so'],
    ['name', call("{ key: 'sid' }"), "The code computes name (key: 'sid'), so"],
    ['resave', call('{ resave: true as boolean }'), 'The code does not parse'],
  ])('says why %s cannot be set in %j', (option, source, problem) => {
    expect(setOption(source, { option, value: true })).toEqual({ problem: expect.stringContaining(problem) });
  });

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
    const setting: fc.Arbitrary<[OptionName, Literal | undefined]> = fc.tuple(
      fc.constantFrom(...optionNames.filter((name) => name !== 'genid')),
      fc.option(fc.oneof(fc.boolean(), fc.integer(), fc.string(), fc.constant(null)), { nil: undefined }),
    );
    fc.assert(
      fc.property(source, setting, (before, [name, value]) => {
        const after = set(before, name, value);
        parse(after, { ecmaVersion: 'latest' });
        const read = readOptions(after);
        const expected = value === undefined ? { kind: 'absent', default: defaults[name] } : { kind: 'given', value };
        expect(read).toEqual({ ...readOptions(before), [name]: expected });
        const comments = (text: string) => {
          const found: Comment[] = [];
          parse(text, { ecmaVersion: 'latest', onComment: found });
          return found.map(({ value }) => value);
        };
        expect(comments(after)).toEqual(comments(before));
      }),
      { numRuns: 500 },
    );
  });
});
