import fc from 'fast-check';
import { type OptionName, type OptionValue, optionNames, randomUuid } from './options.js';

/** For tests: a property of an object literal, as its author wrote it. Only a `plain` one can be set from outside. */
type Entry = { key: string; text: string; plain: boolean; inside?: readonly Entry[] };
/** `bare`: there is no object, and the call is given this instead. */
type Call = { entries: readonly Entry[] } | { bare: string };

/** An app whose author wrote its `session()` call in a way of their own. */
export type GeneratedApp = {
  source: string;
  /** The options that the code does not compute. */
  settable: readonly OptionName[];
  /** Those of them that can be left out: nothing that the code computes would give them then. */
  optional: readonly OptionName[];
  /** The same app with an option set, or left out, by somebody who writes plain code. */
  byHand(option: OptionName, value: string | null): string;
};

const spellings: Partial<Record<OptionName, readonly string[]>> = {
  name: ["'sid'", '"sid"', '`sid`', "'s\\x69d'"],
  secret: ["'keyboard cat'", '"keyboard cat"', '[\'keyboard cat\', "old"]', "[\n'keyboard cat', // new\n'old',\n]"],
  genid: [randomUuid.code],
  resave: ['true', 'false', '!0', '(false)', '/* never */ false'],
  saveUninitialized: ['true', 'false', '!1', 'true /* for now */'],
  rolling: ['true', 'false'],
  unset: ["'keep'", '"destroy"', "'destroy'"],
  proxy: ['true', 'false', 'undefined', 'void 0'],
  'cookie.domain': ["'shop.test'"],
  'cookie.expires': ['null', "new Date('2026-01-01T01:00:00.000Z')", 'new Date(1767229200000)'],
  'cookie.httpOnly': ['true', 'false'],
  'cookie.maxAge': ['60000', '60_000', '6e4', '0xEA60', '60 * 1000', '( 60000 )', 'null'],
  'cookie.partitioned': ['true', 'false'],
  'cookie.path': ["'/'", '"/"', "'/\\u0071'"],
  'cookie.priority': ["'high'", '"low"'],
  'cookie.sameSite': ['true', "'lax'", '"strict"', "'none'", 'false'],
  'cookie.secure': ['true', 'false', "'auto'"],
};

/** What only running the app can tell. */
const computed: Partial<Record<OptionName, readonly string[]>> = {
  name: ['name', "'s' + 'id'", "get name() { return 'sid'; }"],
  secret: ['process.env.SECRET || "k"', "[...['a'], 'b']"],
  genid: ["() => 'id-' + ++made", "genid() { return 'id-' + ++made; }"],
  resave: ['never()', 'made > 0 ? true : false'],
  rolling: ['Boolean(made)'],
  'cookie.maxAge': ['minute * 5', '...{ maxAge: minute }'],
  'cookie.secure': ["process.env.NODE_ENV === 'production'"],
};

const keyed = (key: string, text: string) =>
  /^(get )?\w+\(\) \{|^\.\.\./.test(text) || text === key ? text : `${key}: ${text}`;

function entryOf(option: OptionName): fc.Arbitrary<Entry> {
  const key = option.split('.').at(-1) ?? option;
  const quoted = fc.constantFrom(key, key, key, `'${key}'`, `"${key}"`);
  const plain = fc
    .tuple(quoted, fc.constantFrom(...(spellings[option] ?? [])))
    .map(([written, text]): Entry => ({ key, text: `${written}: ${text}`, plain: true }));
  const odd = fc
    .constantFrom(...(computed[option] ?? ['undefined']))
    .map((text): Entry => ({ key: text.startsWith('...') ? '...' : key, text: keyed(key, text), plain: false }));
  return computed[option] ? fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: odd }) : plain;
}

const entriesOf = (options: readonly OptionName[]) =>
  fc
    .subarray([...options])
    .chain((some) =>
      fc.tuple(...some.map(entryOf)).chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    );

/** Between two entries: what people put there. */
const gap = fc.constantFrom('', '', '', ' ', '\n', '\n\n', ' // why\n', ' /* a, } */ ', '\n    // its own line\n    ');
const separators = fc.constantFrom(',', ',', ', ', ',\n  ', ',\n\t', ' ,', ',\r\n  ', '\n, ', ', // note\n  ');

/** An object literal in one of many formattings. */
const objectOf = (entries: readonly Entry[]): fc.Arbitrary<string> =>
  fc
    .tuple(separators, gap, gap, fc.boolean(), fc.array(gap, { minLength: entries.length, maxLength: entries.length }))
    .map(([separator, open, close, trailing, gaps]) => {
      const items = entries.map(({ text }, i) => `${gaps[i]}${text}`).join(separator);
      return `{${open}${items}${trailing && entries.length > 0 ? ',' : ''}${close}}`;
    });

const inCookie = optionNames.filter((name) => name.startsWith('cookie.'));
const inSession = optionNames.filter((name) => !name.startsWith('cookie.'));

const cookie: fc.Arbitrary<Entry | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 8,
    arbitrary: entriesOf(inCookie).chain((inside) =>
      objectOf(inside).map((text): Entry => ({ key: 'cookie', text: `cookie: ${text}`, plain: true, inside })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('cookie: undefined')
      .map((text): Entry => ({ key: 'cookie', text, plain: true, inside: [] })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('cookie: makeCookie()', 'cookie: () => ({ path: "/" })', 'cookie')
      .map((text): Entry => ({ key: 'cookie', text, plain: false })),
  },
);

const spread: Entry = { key: '...', text: '...base', plain: false };

const call: fc.Arbitrary<{ call: Call; text: string }> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '/* none */').map((text) => ({ call: { entries: [] }, text })) },
  { weight: 1, arbitrary: fc.constant({ call: { bare: 'base' }, text: 'base' }) },
  {
    weight: 18,
    arbitrary: fc
      .tuple(entriesOf(inSession), cookie, fc.option(fc.nat(), { freq: 5 }), fc.option(fc.nat(), { freq: 6 }))
      .map(([entries, cookie, spreadAt, twice]) => {
        const all = [...entries];
        if (cookie) all.splice(all.length >> 1, 0, cookie);
        const again = all[(twice ?? 0) % Math.max(1, all.length)];
        if (twice !== null && again?.plain && !again.inside) all.push({ ...again });
        if (spreadAt !== null) all.splice(spreadAt % (all.length + 1), 0, spread);
        return all;
      })
      .chain((entries) => objectOf(entries).map((text) => ({ call: { entries }, text }))),
  },
);

const appWith = (call: string) => `const express = require('express');
const session = require('express-session');
const app = express();
const minute = 60000, name = 'named.sid', base = { rolling: true, secret: 'base' }, cookie = { maxAge: minute };
let made = 0;
const never = () => false;
const makeCookie = () => ({ secure: false });
app.use(session(${call}));
app.use((req, res, next) => (req.session ? next() : res.send('no session')));
app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });
app.get('/quiet', (req, res) => res.send('quiet'));
app.get('/gone', (req, res) => { delete req.session; res.send('gone'); });
module.exports = app;
`;

/** Apps whose `session()` call is written in every odd way. */
export const generatedApp: fc.Arbitrary<GeneratedApp> = call.map(({ call, text }) => ({
  source: appWith(text),
  settable: optionNames.filter((option) => isSettable(call, option.split('.'))),
  optional: optionNames.filter((option) => isSettable(call, option.split('.'), true)),
  byHand: (option, value) => appWith(plainCall(call, option.split('.'), value)),
}));

function isSettable(call: Call, path: readonly string[], without = false): boolean {
  return !('bare' in call) && isPlain(call.entries, path, without);
}

/** Of several of a name the last counts, and of a spread nobody knows what it gives. */
function isPlain(entries: readonly Entry[], [key, ...rest]: readonly string[], without: boolean): boolean {
  const left = without && rest.length === 0 ? entries.filter((entry) => entry.key !== key || !entry.plain) : entries;
  const last = left.findLast((entry) => entry.key === key || entry.key === '...');
  if (!last) return true;
  return last.plain && (last.inside === undefined || isPlain(last.inside, rest, without));
}

function plainCall(call: Call, path: readonly string[], value: string | null): string {
  return 'bare' in call ? call.bare : plainObject(call.entries, path, value);
}

/** In the place of what was there: `maxAge` and `expires` set the same, and the last of them counts. */
function plainObject(entries: readonly Entry[], [key = '', ...rest]: readonly string[], value: string | null): string {
  const own = entries.findLast((entry) => entry.key === key);
  const inside = rest.length > 0 ? plainObject(own?.inside ?? [], rest, value) : value;
  const written = inside === null ? [] : [`${key}: ${inside}`];
  const texts = entries.flatMap((entry) => (entry === own ? written : entry.key === key ? [] : [`${entry.text}\n`]));
  return `{ ${[...texts, ...(own ? [] : written)].join(', ')} }`;
}

/** What each option can be set to instead. */
export const otherValues: Record<OptionName, readonly OptionValue[]> = {
  name: ['other.sid', "it's"],
  secret: ['other', ['newer', 'keyboard cat'], ['keyboard cat', 'old', 'oldest'], ['keyboard cat']],
  genid: [randomUuid],
  resave: [true, false],
  saveUninitialized: [true, false],
  rolling: [true, false],
  unset: ['keep', 'destroy'],
  proxy: [true, false],
  'cookie.domain': ['shop.test', 'other.test'],
  'cookie.expires': [{ code: "new Date('2030-01-01T00:00:00.000Z')" }, null],
  'cookie.httpOnly': [true, false],
  'cookie.maxAge': [5000, null],
  'cookie.partitioned': [true, false],
  'cookie.path': ['/', '/quiet'],
  'cookie.priority': ['low', 'medium', 'high'],
  'cookie.sameSite': [true, false, 'lax', 'strict', 'none', 'auto'],
  'cookie.secure': [true, false, 'auto'],
};
