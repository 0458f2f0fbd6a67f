import type { ExperimentInput } from '../../../protocol/experiment.js';
import type { TraceEvent } from '../../../trace/event.js';
import type { Explanation } from '../../../trace/explain/explanation.js';
import { normalise } from './normalise.js';
import type { Observation } from './observation.js';
import type { RealAnswer } from './real-process.js';

/** Nothing, or one text that says which action first went another way, with the experiment to run it again. */
export function difference(experiment: ExperimentInput, sandbox: Observation[], real: RealAnswer): string[] {
  const text = JSON.stringify(experiment);
  if ('failed' in real) return [`Real Node could not run it: ${real.failed}\n${text}`];
  const at = sandbox.findIndex((_, i) => told(sandbox[i]) !== told(real.observations[i]));
  if (at < 0) return [];
  return [
    `action ${at}\n  sandbox   ${told(sandbox[at])}\n  real Node ${told(real.observations[at])}\n  experiment ${text}`,
  ];
}

/** As text: the order of headers, and of keys in what is stored, counts. */
export function told(observation: Observation | undefined): string {
  return JSON.stringify(observation && normalise(observation));
}

const sixDecisions = ['destroy', 'generate', 'load', 'save', 'set-cookie', 'touch'].join();

/** What of a trace has no explanation, or one that the library did not follow. */
export function unexplainedIn(
  explainer: (events: readonly TraceEvent[]) => Explanation[],
  trace: TraceEvent[],
): string[] {
  const explanations = explainer(trace);
  const entered = new Set(
    trace.flatMap((event) => (event.type === 'middleware' && event.session ? [event.requestId] : [])),
  );
  const missing = [...entered].flatMap((id) => {
    const decisions = explanations.filter(({ requestId }) => requestId === id).map(({ decision }) => decision);
    return decisions.sort().join() === sixDecisions ? [] : [`${id}: only ${decisions.join()}`];
  });
  return [...missing, ...explanations.filter(({ agrees }) => !agrees).map((wrong) => JSON.stringify(wrong))];
}
