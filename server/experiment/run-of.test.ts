import { afterAll, beforeAll, expect, it } from 'vitest';
import { experiment as experimentSchema } from '../../protocol/experiment.js';
import { differences } from '../../trace/diff/differences.js';
import { runOf } from '../../trace/diff/run-of.js';
import { experiments } from '../sandbox/differential/experiments.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { runExperiment } from './run.js';
import { testPool } from './test-pool.js';

let pool: SandboxPool;
beforeAll(() => {
  pool = testPool();
});
afterAll(() => pool.close());

/** Of a store that the app wrote itself a result does not tell the rows. */
const ownStore = /store: new (?!session\.MemoryStore)/;

it('a trace alone tells what its run is compared by: what is left, what was decided, what went wrong', async () => {
  const wrong: string[] = [];
  for (const input of experiments(150)) {
    const result = await runExperiment(pool, experimentSchema.parse(input));
    const found = differences(result, runOf(result.trace)).filter(
      ({ what }) => what !== 'row' || !ownStore.test(input.app),
    );
    wrong.push(...found.map(({ sentence }) => sentence));
  }
  expect(wrong).toEqual([]);
}, 60_000);
