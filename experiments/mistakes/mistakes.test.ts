import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExperimentInput } from '../../protocol/experiment.js';
import { runInSandbox } from '../../server/sandbox/differential/sandbox-run.js';
import { setOption } from '../../source/set-option.js';
import { diagnose } from '../../trace/diagnose/diagnose.js';
import { mistakes } from '../../trace/diagnose/finding.js';

const here = import.meta.dirname;
const read = (name: string) => JSON.parse(readFileSync(join(here, `${name}.json`), 'utf8')) as ExperimentInput;
const traceOf = async (experiment: ExperimentInput) => (await runInSandbox(experiment)).trace;

/**
 * Each experiment: the mistake it makes, the first event that made it so, and the option that the finding offers to edit.
 * NAME-mended.json is the same without the mistake.
 */
const made: [name: string, mistake: keyof typeof mistakes, event: object, option?: string][] = [
  ['secure-over-http', 'secure-over-http', { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' }, 'cookie.secure'],
  ['secure-behind-proxy', 'secure-behind-proxy', { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' }, 'proxy'],
  ['proxy-without-header', 'secure-behind-proxy', { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' }],
  ['same-site-none-without-secure', 'same-site-none-without-secure', { type: 'cookie.set', requestId: 'r1' }, 'cookie.secure'],
  ['cross-site-lax', 'cross-site-lax', { type: 'browser.cookie', requestId: 'r2', outcome: 'withheld' }, 'cookie.sameSite'],
  ['cross-site-cookie-refused', 'cross-site-lax', { type: 'browser.cookie', requestId: 'r1', outcome: 'rejected' }, 'cookie.sameSite'],
  ['fetch-without-credentials', 'fetch-without-credentials', { type: 'browser.cookie', requestId: 'r1', outcome: 'rejected' }],
  ['redirect-before-save', 'redirect-before-save', { type: 'response.head', requestId: 'r1', status: 302 }],
  ['path-mismatch', 'path-mismatch', { type: 'debug', requestId: 'r2', message: 'pathname mismatch' }, 'cookie.path'],
  ['change-after-response', 'change-after-response', { type: 'session.change', requestId: 'r1', path: ['seen'] }],
  [
    'several-session-middlewares',
    'several-session-middlewares',
    { type: 'middleware', phase: 'enter', requestId: 'r1', session: { cookie: { maxAge: 1_800_000 } } },
  ],
  ['secret-changed', 'secret-changed', { type: 'deploy', keepStore: true }],
  ['max-age-and-expires', 'max-age-and-expires', { type: 'middleware', phase: 'enter', requestId: 'r1' }],
  ['expires-fixed-at-start', 'max-age-and-expires', { type: 'session.generate', requestId: 'r2' }],
  ['store-without-touch', 'store-without-touch', { type: 'middleware', phase: 'commit', requestId: 'r2' }, 'resave'],
  ['resave-race', 'resave-race', { type: 'store.call', op: 'set', requestId: 'r2', by: 'middleware' }, 'resave'],
  ['lost-update', 'lost-update', { type: 'store.call', op: 'set', requestId: 'r3' }],
  ['fixation', 'fixation', { type: 'session.change', requestId: 'r2', path: ['user'], after: 'alice' }],
  ['uninitialized-for-bots', 'uninitialized-for-bots', { type: 'session.save', requestId: 'r1', by: 'middleware' }, 'saveUninitialized'],
  ['session-for-static', 'session-for-static', { type: 'store.call', op: 'get', requestId: 'r2' }],
  ['cookie-name-clash', 'cookie-name-clash', { type: 'browser.cookie', requestId: 'r2', outcome: 'replaced' }],
  ['clear-cookie-mismatch', 'clear-cookie-mismatch', { type: 'browser.cookie', requestId: 'r2', outcome: 'expired' }],
  ['two-stores-one-name', 'cookie-name-clash', { type: 'store.return', op: 'get', requestId: 'r2' }],
];

describe('a known mistake', () => {
  it.each(made)('%s is named at the event that made it so, and no other is', async (name, mistake, event) => {
    const trace = await traceOf(read(name));
    const findings = diagnose(trace);
    expect(findings.map((finding) => finding.mistake)).toEqual([mistake]);
    expect(trace[(findings[0]?.seq ?? 0) - 1]).toMatchObject({ seq: findings[0]?.seq, ...event });
  });

  it.each(made)('%s is not named where it is mended', async (name) => {
    expect(diagnose(await traceOf(read(`${name}-mended`)))).toEqual([]);
  });

  it.each(made.filter(([, , , option]) => option !== undefined))(
    '%s is gone when the edit that its finding offers is applied',
    async (name, mistake, _event, option) => {
      const experiment = read(name);
      const edit = diagnose(await traceOf(experiment))[0]?.edit ?? { option: 'none' };
      expect(edit.option).toBe(option);
      const edited = setOption(experiment.app, edit);
      if ('problem' in edited) throw new Error(edited.problem);
      const found = diagnose(await traceOf({ ...experiment, app: edited.source }));
      expect(found.map((finding) => finding.mistake)).not.toContain(mistake);
    },
  );
});

it('has an experiment for every mistake, and no file that no test runs', () => {
  expect(new Set(made.map(([, mistake]) => mistake))).toEqual(new Set(Object.keys(mistakes)));
  const files = readdirSync(here).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual(made.flatMap(([name]) => [`${name}.json`, `${name}-mended.json`]).sort());
});
