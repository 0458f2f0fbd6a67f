import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, type CallSetting, type EditedSource, followed, withSetting } from './edited-source.js';
import { generatedApp, otherValues } from './generated-calls.js';
import type { OptionName, OptionValue } from './options.js';
import { type Readings, readOptions } from './read-options.js';

const apps = 500;

function set(edited: EditedSource, option: OptionName, value: OptionValue | undefined, call = 0): EditedSource {
  const next = withSetting(edited, { call, option, value });
  if ('problem' in next) throw new Error(next.problem);
  return next;
}

function readingsOf(source: string): Readings {
  const readings = readOptions(source);
  if (!readings) throw new Error(`No call is found in ${source}`);
  return readings;
}

const valueIn = (source: string, option: OptionName) => {
  const reading = readingsOf(source)[option];
  return reading.kind === 'given' ? reading.value : undefined;
};

/** Where a computed option stands moves with what is written before it. */
const withoutLines = (readings: Readings) => JSON.stringify(readings, (key, value) => (key === 'line' ? 0 : value));

const comments = (source: string) => source.match(/\/\*.*?\*\/|\/\/.*/g);

const other = (option: OptionName, value: OptionValue | undefined) =>
  otherValues[option].filter((one) => JSON.stringify(one) !== JSON.stringify(value));

describe('toggling an option', () => {
  it(`and back leaves the source byte for byte, each option of ${apps} generated session() calls`, () => {
    let toggles = 0;
    fc.assert(
      fc.property(generatedApp, ({ source, settable, optional }) => {
        for (const option of settable) {
          const before = valueIn(source, option);
          const leftOut = before !== undefined && optional.includes(option) ? [undefined] : [];
          for (const value of [...other(option, before), ...leftOut]) {
            const toggled = set(asWritten(source), option, value);
            expect(toggled.source).not.toBe(source);
            expect(valueIn(toggled.source, option)).toEqual(value);
            expect(set(toggled, option, before).source).toBe(source);
            toggles++;
          }
        }
      }),
      { numRuns: apps, seed: 1 },
    );
    expect(toggles).toBeGreaterThan(apps * 15);
  }, 120_000);

  it('changes that option alone, and no comment goes', () => {
    fc.assert(
      fc.property(generatedApp, ({ source, settable }) => {
        for (const option of settable) {
          const [value] = other(option, valueIn(source, option));
          if (value === undefined) continue;
          const toggled = set(asWritten(source), option, value).source;
          const expected = { ...readingsOf(source), [option]: { kind: 'given', value } };
          expect(withoutLines(readingsOf(toggled))).toBe(withoutLines(expected));
          // a list given in place of a string, or the other way round, is another text
          if (option !== 'secret') expect(comments(toggled)).toEqual(comments(source));
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  }, 120_000);

  it('is refused where the code computes it, whatever way the rest is written', () => {
    fc.assert(
      fc.property(generatedApp, ({ source, settable }) => {
        for (const option of Object.keys(otherValues) as OptionName[]) {
          if (settable.includes(option)) continue;
          const [value] = otherValues[option];
          expect(withSetting(asWritten(source), { call: 0, option, value })).toEqual({
            problem: expect.stringMatching(
              /^The code computes .* so it cannot be set there: change it in the code\.$/s,
            ),
          });
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  }, 120_000);

  it('several of them, in any order, and back in any other, leaves the source byte for byte', () => {
    const orders = generatedApp.chain((app) =>
      fc.tuple(fc.constant(app), fc.shuffledSubarray([...app.settable]), fc.infiniteStream(fc.nat())),
    );
    fc.assert(
      fc.property(orders, ([{ source, optional }, options, numbers]) => {
        const pick = <T>(from: readonly T[]) => from[(numbers.next().value ?? 0) % from.length];
        let edited = asWritten(source);
        for (const option of [...options, ...options]) {
          const leftOut = optional.includes(option) ? [undefined] : [];
          const choices = [...leftOut, ...other(option, valueIn(edited.source, option))];
          if (choices.length > 0) edited = set(edited, option, pick(choices));
        }
        const backwards = [...options].sort(() => (pick([0, 1]) === 0 ? -1 : 1));
        for (const option of backwards) edited = set(edited, option, valueIn(source, option));
        expect(edited).toEqual(asWritten(source));
      }),
      { numRuns: 300, seed: 4 },
    );
  }, 120_000);
});

const two = `const session = require('express-session');
app.use('/a', session({ secret: "a", resave: 0x1 === 1, rolling: true }));
app.use('/b', session({ rolling: false, /* why */ secret: 'b' }));
app.listen(3000);
`;

describe('what somebody else does to the source', () => {
  it('before or after the options stays, and the options go back all the same', () => {
    let edited = set(set(asWritten(two), 'rolling', undefined, 1), 'name', 'sid');
    const typed = `// mine\n${edited.source.replace('3000', '4000')}`;
    edited = followed(followed(edited, edited.source.replace('3000', '4000')), typed);
    edited = set(set(edited, 'name', undefined), 'rolling', false, 1);
    expect(edited.source).toBe(`// mine\n${two.replace('3000', '4000')}`);
  });

  it('when it takes the last settings back leaves those before', () => {
    const first = set(asWritten(two), 'rolling', undefined, 1);
    const second = set(first, 'name', 'sid');
    expect(followed(second, first.source)).toEqual(first);
    expect(followed(second, two)).toEqual(asWritten(two));
  });

  it('to the options themselves is what its author wrote', () => {
    const edited = set(asWritten(two), 'rolling', true, 1);
    const typed = edited.source.replace('rolling: true, /* why */', 'rolling: !0,');
    expect(followed(edited, typed)).toEqual(asWritten(typed));
  });

  it('is not gone by while it does not parse', () => {
    const edited = set(asWritten(two), 'rolling', true, 1);
    const half = followed(edited, `${edited.source}app.get('/`);
    const whole = `${edited.source}app.get('/', seen);\n`;
    expect(set(followed(half, whole), 'rolling', false, 1).source).toBe(`${two}app.get('/', seen);\n`);
  });
});

const setting: CallSetting = { call: 1, option: 'rolling', value: true };

it('a call that is not there is told in one sentence', () => {
  const source = "require('express-session')({})";
  expect(withSetting(asWritten(source), setting)).toEqual({
    problem: 'No call of session(…) from express-session is to be found in the code.',
  });
});
