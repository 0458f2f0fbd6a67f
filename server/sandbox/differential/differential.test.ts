import { beforeAll, describe, expect, test } from 'vitest';
import type { ExperimentInput } from '../../../protocol/experiment.js';
import type { TraceEvent } from '../../../trace/event.js';
import { explain } from '../../../trace/explain/explain.js';
import { difference, unexplainedIn } from './comparison.js';
import { experiments } from './experiments.js';
import { type Explain, equivalentMutants, explainerMutants } from './explainer-mutants.js';
import { oddIds } from './odd-ids.js';
import { runOnRealNode } from './real-node.js';
import type { RealAnswer } from './real-process.js';
import { runInSandbox, type SandboxRun } from './sandbox-run.js';

/**
 * Generated runs in the sandbox, and the same on real Node over sockets: whatever can be seen must be the same. These are the
 * first of the thousands that `every-run.differential.ts` compares.
 */

type Compared = { experiment: ExperimentInput; run: SandboxRun; real: RealAnswer };

let compared: Compared[];

beforeAll(async () => {
  const runs: { experiment: ExperimentInput; run: SandboxRun }[] = [];
  for (const experiment of [...experiments(320), ...oddIds()])
    runs.push({ experiment, run: await runInSandbox(experiment) });
  const answers = await runOnRealNode(runs.map(({ run }) => run.real));
  compared = runs.map((run, i) => ({ ...run, real: answers[i] ?? { failed: 'no answer' } }));
}, 120_000);

describe('the sandbox and real Node', () => {
  test('answer every generated request alike and keep the same sessions', () => {
    const differences = compared.flatMap(({ experiment, run, real }) => difference(experiment, run.observations, real));
    expect(compared.length).toBeGreaterThanOrEqual(300);
    expect(differences.slice(0, 3).join('\n\n'), `${differences.length} runs differ`).toBe('');
  });

  test('are compared over every decision of express-session, and over more than its happy path', () => {
    const events = compared.flatMap(({ run }) => run.trace);
    expect(seen(events, (event) => event.type)).toEqual(
      expect.arrayContaining([
        'session.generate',
        'session.load',
        'session.save',
        'session.touch',
        'session.destroy',
        'session.regenerate',
        'session.reload',
        'cookie.set',
        'cookie.skip',
        'warning',
      ]),
    );
    expect(seen(events, (event) => event.type === 'cookie.read' && event.outcome)).toEqual(
      expect.arrayContaining(['valid', 'missing', 'invalid-signature', 'unsigned']),
    );
    expect(seen(events, (event) => event.type === 'cookie.skip' && event.reason)).toEqual(
      expect.arrayContaining(['no-session', 'not-secure', 'not-needed']),
    );
    expect(seen(events, (event) => event.type === 'response' && event.status)).toEqual(
      expect.arrayContaining([0, 200, 201, 202, 204, 301, 302, 304, 400, 403, 404, 418, 500]),
    );
  });

  test('would be told apart by one option, one header or one row', async () => {
    const app = (options: string, answer: string) =>
      `const app = require('express')(); app.use(require('express-session')({ secret: 'keyboard cat', saveUninitialized: true, ${options} }));
       app.get('/', (req, res) => ${answer}); module.exports = app;`;
    const get: ExperimentInput['actions'][number] = { type: 'request', url: 'http://shop.test/' };
    const experiment = { app: app('resave: false', 'res.send(req.session.id)'), actions: [get, get] };
    const { observations, real } = await runInSandbox(experiment);
    const others = [
      app('resave: false', 'res.send(req.session.id)'),
      app('resave: false, rolling: true', 'res.send(req.session.id)'),
      app('resave: false', "res.set('X-Other', '1').send(req.session.id)"),
      app('resave: false', 'res.send((req.session.other = 1, req.session.id))'),
      app('resave: false, cookie: { maxAge: 1 }', 'res.send(req.session.id)'),
    ];
    const answers = await runOnRealNode(others.map((other) => ({ ...real, app: other })));
    expect(answers.map((answer) => difference(experiment, observations, answer).length)).toEqual([0, 1, 1, 1, 1]);
  });
});

describe('the explainer', () => {
  test('explains all six decisions of every request that entered express-session, and agrees with what it did', () => {
    const unexplained = compared.flatMap(({ experiment, run }) =>
      unexplainedIn(explain, run.trace).map((what) => `${what}\n  experiment ${JSON.stringify(experiment)}`),
    );
    expect(unexplained.slice(0, 3).join('\n\n'), `${unexplained.length} are not explained`).toBe('');
  });

  test('is found out by these runs, whichever one of its conditions is turned round', async () => {
    const { explain: unchanged, mutants } = await explainerMutants();
    const traces = compared.map(({ run }) => run.trace);
    const right = traces.map((trace) => said(unchanged, trace));
    expect(traces.every((trace) => unexplainedIn(unchanged, trace).length === 0)).toBe(true);
    const survives = (mutant: Explain) => traces.every((trace, i) => said(mutant, trace) === right[i]);
    expect(mutants.length).toBeGreaterThan(100);
    const survivors = mutants.filter((mutant) => survives(mutant.explain)).map(({ was, is }) => `${was}  ->  ${is}`);
    const explained = new Set<string>(Object.values(equivalentMutants).flat());
    expect(survivors.filter((survivor) => !explained.has(survivor))).toEqual([]);
  }, 60_000);
});

/** Everything an explainer says of a trace, values and edits included. */
function said(explainer: Explain, trace: TraceEvent[]): string {
  try {
    return JSON.stringify(explainer(trace));
  } catch {
    return 'it failed';
  }
}

function seen(events: TraceEvent[], what: (event: TraceEvent) => unknown): unknown[] {
  return [...new Set(events.map(what))];
}
