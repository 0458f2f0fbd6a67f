import { expect, test } from 'vitest';
import { diagnose } from '../../../trace/diagnose/diagnose.js';
import { mistakes } from '../../../trace/diagnose/finding.js';
import { experiments } from './experiments.js';
import { falseAlarms, takes } from './false-alarms.js';
import { runInSandbox } from './sandbox-run.js';

const generated = experiments(320);

test.each(Object.keys(mistakes) as (keyof typeof mistakes)[])(
  'most generated runs cannot have the mistake %s',
  (mistake) => {
    expect(generated.filter((experiment) => !takes[mistake](experiment)).length).toBeGreaterThan(100);
  },
);

/** These are the first of the thousands that `every-run.differential.ts` looks at. */
test('no mistake is named in a generated run that cannot have it', async () => {
  const alarms: string[] = [];
  for (const experiment of generated) {
    const { trace } = await runInSandbox(experiment);
    alarms.push(...falseAlarms(experiment, diagnose(trace)).map((alarm) => `${alarm}\n${JSON.stringify(experiment)}`));
  }
  expect(alarms.slice(0, 3).join('\n\n'), `${alarms.length} false alarms`).toBe('');
}, 120_000);
