import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { experiment } from '../../protocol/experiment.js';
import { issueSentence } from '../../protocol/issue.js';
import { runExperiment } from '../../server/experiment/run.js';
import { SandboxPool } from '../../server/sandbox/pool/pool.js';

const pool = new SandboxPool({
  workers: 1,
  maxSandboxes: 5,
  maxSandboxesPerVisitor: 5,
  maxLive: 5,
  idleEvictMs: 60_000,
  forgetMs: 60_000,
  log: console,
});
afterAll(() => pool.close());

const lostUpdate = JSON.parse(readFileSync(join(import.meta.dirname, 'lost-update.json'), 'utf8'));

describe('experiments/world', () => {
  it('lost-update: of the orders of two visits at once some lose one, and the result says which', async () => {
    const { explorations } = await runExperiment(pool, experiment.parse(lostUpdate));
    expect(explorations).toMatchObject([{ action: 1, complete: true }]);
    const views = (store: Record<string, unknown>) => Object.values(store).map((row) => (row as { views: number }).views);
    const ends = explorations?.flatMap(({ outcomes }) => outcomes.map(({ store }) => views(store)));
    expect(ends?.toSorted()).toEqual([[2], [3]]);
  });

  it('2,000 interleavings are more than may be asked for, in one sentence', () => {
    const [first, both] = lostUpdate.actions;
    const { error } = experiment.safeParse({ ...lostUpdate, actions: [first, { ...both, explore: 2000 }] });
    expect(error && issueSentence(error, 'the experiment')).toMatch(/^actions\[1\]\.explore: Too big: .*1000/);
  });
});
