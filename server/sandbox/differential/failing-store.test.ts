import { expect, test } from 'vitest';
import type { ExperimentInput } from '../../../protocol/experiment.js';
import { explain } from '../../../trace/explain/explain.js';
import { experiments } from './experiments.js';
import { runInSandbox } from './sandbox-run.js';

type Action = ExperimentInput['actions'][number];

const failures: Action[] = (['error', 'timeout', 'disconnect'] as const).flatMap((how) => [
  { type: 'store.fail', how },
  { type: 'store.fail', how, ops: ['get'] },
  { type: 'store.fail', how, ops: ['set', 'touch', 'destroy'] },
]);

/** The runs that are compared with real Node, each with a store that begins to fail somewhere in it. */
const failing = experiments(135).map((each, i) => ({
  ...each,
  actions: each.actions.toSpliced(i % each.actions.length, 0, failures[i % failures.length] as Action),
}));

test('every decision is explained, however the store fails', async () => {
  const seen = { errors: 0, asides: 0, unanswered: 0 };
  for (const each of failing) {
    const { trace } = await runInSandbox(each);
    expect(explain(trace).filter(({ agrees }) => !agrees)).toEqual([]);
    for (const event of trace) {
      if (event.type === 'store.return' && event.error?.startsWith('The store')) seen.errors++;
      if (event.type === 'debug' && event.message === 'store is disconnected') seen.asides++;
      if (event.type === 'limit' && event.message.startsWith('The store never answered')) seen.unanswered++;
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
}, 60_000);
