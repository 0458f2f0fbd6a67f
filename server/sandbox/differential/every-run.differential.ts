import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { diagnose } from '../../../trace/diagnose/diagnose.js';
import { explain } from '../../../trace/explain/explain.js';
import { difference, told, unexplainedIn } from './comparison.js';
import { experimentOf } from './experiments.js';
import { falseAlarms } from './false-alarms.js';
import { RealNode } from './real-node.js';
import { runInSandbox } from './sandbox-run.js';

/**
 * A test for each seed: the run in the sandbox, the same on real Node, and for every fourth the same without the tracer.
 * The slices share the seeds out, each with a real Node of its own (vitest.differential.config.ts).
 */
const seeds = 3000;
const untracedEach = 4;

const { slice, slices } = inject('differential');
const mine = Array.from({ length: seeds }, (_, i) => i + 1).filter((seed) => seed % slices === slice);

let realNode: RealNode;
beforeAll(() => {
  realNode = new RealNode();
});
afterAll(() => realNode.stop());

test.each(mine)('seed %i', async (seed) => {
  const again = `Run it alone: npm run differential -- -t "seed ${seed}$"`;
  const experiment = experimentOf(seed);
  const { observations, trace, real } = await runInSandbox(experiment);
  // answers come in the order of the questions: each is taken before anything can fail
  const [untraced, answer] = await Promise.all([
    seed % untracedEach === 0 ? runInSandbox(experiment, false) : null,
    realNode.run(real),
  ]);
  expect(unexplainedIn(explain, trace).join('\n'), `Not explained as it happened. ${again}`).toBe('');
  const alarms = falseAlarms(experiment, diagnose(trace));
  expect(alarms.join('\n'), `A mistake is named that cannot have been made. ${again}`).toBe('');
  if (untraced) {
    expect(untraced.observations.map(told), `The tracer changed something. ${again}`).toEqual(observations.map(told));
  }
  expect(difference(experiment, observations, answer).join(), `Real Node did otherwise. ${again}`).toBe('');
});
