import { afterAll, beforeAll, expect, it } from 'vitest';
import { experiment as experimentSchema } from '../../protocol/experiment.js';
import type { TraceDifference } from '../../trace/diff/difference.js';
import type { Explanation, OptionEdit } from '../../trace/explain/explanation.js';
import { experiments } from '../sandbox/differential/experiments.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { runExperiment } from './run.js';
import { testPool } from './test-pool.js';
import { whatIf } from './what-if.js';

/**
 * The promise of `edit`: the same log, run with it, decides otherwise in that request, as long as everything before
 * goes as it went. Here for the first request of each experiment that is offered an edit, and each decision it is
 * offered for in it.
 */

let pool: SandboxPool;
beforeAll(() => {
  pool = testPool();
});
afterAll(() => pool.close());

type Offer = { edit: OptionEdit; requestId: string; decisions: Explanation[] };

/** Each edit that is offered, at the first request it is offered for. */
function firstOffers(explanations: readonly Explanation[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const one of explanations) {
    if (!one.edit) continue;
    const key = JSON.stringify(one.edit);
    const offer = offers.get(key) ?? { edit: one.edit, requestId: one.requestId, decisions: [] };
    if (offer.requestId === one.requestId) offer.decisions.push(one);
    offers.set(key, offer);
  }
  return [...offers.values()];
}

const number = (requestId: string | null) =>
  requestId === null ? Number.POSITIVE_INFINITY : Number(requestId.slice(1));

it('an edit that is offered turns the decision it is offered for', async () => {
  const turned: string[] = [];
  const wrong: string[] = [];
  for (const input of experiments(160)) {
    const experiment = experimentSchema.parse(input);
    const { explanations } = await runExperiment(pool, experiment);
    for (const { edit, requestId, decisions } of firstOffers(explanations)) {
      const asked = await whatIf(pool, experiment, edit, 'test');
      const isBefore = ({ requestId: about }: TraceDifference) => number(about) < number(requestId);
      if (asked.differences.some(isBefore)) continue;
      for (const { decision, outcome } of decisions) {
        const now = asked.result.explanations.find((one) => one.requestId === requestId && one.decision === decision);
        if (now?.agrees && now.outcome === !outcome) turned.push(`${decision} by ${edit.option}`);
        else wrong.push(JSON.stringify({ edit, requestId, decision, experiment: input }));
      }
    }
  }
  expect(wrong.slice(0, 3).join('\n'), `${wrong.length} edits did not turn their decision`).toBe('');
  expect(turned.length).toBeGreaterThanOrEqual(200);
  expect([...new Set(turned)].sort()).toEqual([
    'destroy by unset',
    'generate by cookie.path',
    'generate by secret',
    'save by resave',
    'save by saveUninitialized',
    'set-cookie by cookie.secure',
    'set-cookie by proxy',
    'set-cookie by rolling',
    'set-cookie by saveUninitialized',
    'touch by resave',
  ]);
}, 300_000);
