import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { experiment as experimentSchema } from '../../protocol/experiment.js';
import { asWritten, withSetting } from '../../source/edited-source.js';
import { type GeneratedApp, generatedApp, otherValues } from '../../source/generated-calls.js';
import { defaults, type OptionName, type OptionValue } from '../../source/options.js';
import { readOptions } from '../../source/read-options.js';
import { SandboxPool } from '../sandbox/pool/pool.js';
import { runExperiment } from './run.js';

/**
 * The options panel's promise, run: an app with an option toggled does what the same app does when somebody writes it so
 * by hand. The hand writes plain code from the generator's own list of entries, and knows nothing of the panel's edits.
 */

const apps = 500;

let pool: SandboxPool;
beforeAll(() => {
  pool = new SandboxPool({
    workers: 2,
    maxSandboxes: 8,
    maxSandboxesPerVisitor: 8,
    maxLive: 8,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    redisUrl: undefined,
    log: console,
  });
});
afterAll(() => pool.close());

const requests = [
  { type: 'request', url: 'http://shop.test/' },
  { type: 'request', url: 'https://shop.test/quiet' },
  { type: 'request', url: 'http://shop.test/quiet' },
  { type: 'request', url: 'http://shop.test/gone' },
];

/**
 * What happens when these apps run one after the other, each in a new process: but for their text, and where in it
 * something stands, which alone may differ.
 */
async function happened(apps: readonly string[]): Promise<unknown> {
  const actions = apps.flatMap((app) => [{ type: 'deploy', app }, ...requests]);
  const run = await runExperiment(pool, experimentSchema.parse({ app: '', actions }));
  const { trace, browsers, store, explanations } = run;
  return JSON.parse(
    JSON.stringify({ trace, browsers, store, explanations }, (key, value) =>
      elsewhere.has(key) || isEmptyCookie(key, value)
        ? undefined
        : typeof value === 'string'
          ? value.replace(/app\.js:\d+:\d+/g, 'app.js')
          : value,
    ),
  );
}
/** A cookie that nothing is said of may be left out. */
const isEmptyCookie = (key: string, value: unknown) => key === 'cookie' && JSON.stringify(value) === '{}';
const elsewhere = new Set(['app', 'line', 'column', 'place', 'change', 'edit']);

const valueIn = (source: string, option: OptionName) => {
  const reading = readOptions(source)?.[option];
  return reading?.kind === 'given' ? reading.value : undefined;
};

const written = (value: OptionValue | undefined) =>
  value === undefined
    ? null
    : typeof value === 'object' && value !== null && 'code' in value
      ? value.code
      : JSON.stringify(value);

/** Another value of the option, or none where it has one: which, by the number of the app. */
function toggled({ source, optional }: GeneratedApp, option: OptionName, nth: number) {
  const now = valueIn(source, option);
  const others: (OptionValue | undefined)[] = otherValues[option].filter((one) => written(one) !== written(now));
  if (now !== undefined && optional.includes(option)) others.push(undefined);
  return others.length > 0 ? { value: others[nth % others.length] } : null;
}

it(`each option of ${apps} generated session() calls, toggled, runs as the same app written by hand`, async () => {
  const wrong: string[] = [];
  let toggles = 0;
  for (const [nth, app] of fc.sample(generatedApp, { numRuns: apps, seed: 5 }).entries()) {
    const settings = app.settable.flatMap((option) => {
      const toggle = toggled(app, option, nth);
      return toggle ? [{ call: 0, option, value: toggle.value }] : [];
    });
    const panel = settings.map((setting) => {
      const edited = withSetting(asWritten(app.source), setting);
      if ('problem' in edited) throw new Error(edited.problem);
      return edited.source;
    });
    const hand = settings.map(({ option, value }) => app.byHand(option, written(value)));
    toggles += settings.length;
    const [one, other] = await Promise.all([happened(panel), happened(hand)]);
    if (!isDeepStrictEqual(one, other)) wrong.push(JSON.stringify({ panel, hand }));
  }
  expect(wrong.slice(0, 3).join('\n'), `in ${wrong.length} of ${apps} calls a toggle ran otherwise`).toBe('');
  expect(toggles).toBeGreaterThan(apps * 5);
}, 600_000);

it('an option that is left out does what it does with its default written out', async () => {
  let compared = 0;
  for (const { optional, byHand } of fc.sample(generatedApp, { numRuns: 60, seed: 6 })) {
    const options = optional.filter(
      (option) => defaults[option] !== undefined && !(isLifetime(option) && givesLifetime(byHand(option, null))),
    );
    compared += options.length;
    const leftOut = await happened(options.map((option) => byHand(option, null)));
    const writtenOut = await happened(options.map((option) => byHand(option, written(defaults[option]))));
    expect(withoutOptions(leftOut)).toEqual(withoutOptions(writtenOut));
  }
  expect(compared).toBeGreaterThan(120);
}, 120_000);

/** `maxAge` and `expires` set the same: null in one, written after the other, takes that away. */
const isLifetime = (option: OptionName) => option === 'cookie.maxAge' || option === 'cookie.expires';
const givesLifetime = (source: string) => /maxAge|expires/.test(source.split('app.use(session(')[1] ?? '');

/** The trace but for what says whether an option was given: the options as given, and the deprecation of leaving it out. */
function withoutOptions(happened: unknown) {
  const { trace } = happened as { trace: { type: string; seq: number }[] };
  const told = trace.flatMap(({ seq, ...event }) => (event.type === 'warning' ? [] : [event]));
  const isGiven = (key: string, value: unknown) => key === 'session' && Object.hasOwn(Object(value), 'call');
  return JSON.parse(JSON.stringify(told, (key, value) => (isGiven(key, value) ? undefined : value)));
}
