import { beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../../../trace/explain/explain.js';
import { normalise } from './normalise.js';
import { runOnRealNode } from './real-node.js';
import type { RealAnswer } from './real-process.js';
import { runInSandbox, type SandboxRun } from './sandbox-run.js';
import { Seen } from './upstream/behaviour.js';
import { cookieOptions } from './upstream/cookie-options.js';
import { identity } from './upstream/identity.js';
import { proxies } from './upstream/proxies.js';
import { response } from './upstream/response.js';
import { saving } from './upstream/saving.js';
import { sessionMethods } from './upstream/session-methods.js';
import { sessionObject } from './upstream/session-object.js';

/**
 * express-session's own behaviours with MemoryStore, each in the sandbox and on real Node with the same npm files: what the
 * library does there is the expected value here.
 */

/** Shown as unexplained: what decides is in no trace. */
const beyondTheTrace = new Map([
  ['an error of writing the cookie is passed on', 'a Date that is NaN is null in JSON, as no expiry is'],
]);

const groups = {
  saving,
  identity,
  'cookie options and proxy': cookieOptions,
  'behind proxies': proxies,
  'req.session': sessionObject,
  'its methods': sessionMethods,
  response,
};
const behaviours = Object.values(groups).flat();

const sandbox = new Map<string, SandboxRun>();
const real = new Map<string, RealAnswer>();

beforeAll(async () => {
  for (const { name, experiment } of behaviours) sandbox.set(name, await runInSandbox(experiment));
  const answers = await runOnRealNode([...sandbox.values()].map((run) => run.real));
  for (const [i, name] of [...sandbox.keys()].entries()) real.set(name, answers[i] ?? { failed: 'no answer' });
}, 120_000);

test('each behaviour has a name of its own', () => {
  expect(sandbox.size).toBe(behaviours.length);
});

for (const [group, members] of Object.entries(groups)) {
  describe(group, () => {
    test.each(members)('$name', ({ name, fact, is }) => {
      const observations = sandbox.get(name)?.observations ?? [];
      expect({ observations: observations.map(normalise) }).toEqual(normalised(real.get(name)));
      expect(fact(new Seen(observations))).toEqual(is);
    });
  });
}

test('every decision in them is explained, but for what no trace can tell', () => {
  const unexplained = behaviours.filter(({ name }) =>
    explain(sandbox.get(name)?.trace ?? []).some(({ agrees }) => !agrees),
  );
  expect(unexplained.map(({ name }) => name)).toEqual([...beyondTheTrace.keys()]);
});

function normalised(answer: RealAnswer | undefined): unknown {
  return answer && 'observations' in answer ? { observations: answer.observations.map(normalise) } : answer;
}
