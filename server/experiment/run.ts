import type { Experiment } from '../../protocol/experiment.js';
import type { ExperimentResult } from '../../protocol/result.js';
import { diagnose } from '../../trace/diagnose/diagnose.js';
import { explain } from '../../trace/explain/explain.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';

const whole = { events: Number.POSITIVE_INFINITY, characters: Number.POSITIVE_INFINITY };

/**
 * Runs an experiment in a sandbox of its own: the same experiment gives the same result on every machine.
 * @param visitor whom the sandbox counts for while it runs
 * @throws SandboxError when it hung and was ended
 */
export async function runExperiment(
  pool: SandboxPool,
  experiment: Experiment,
  visitor = 'experiment',
): Promise<ExperimentResult> {
  const sandbox = await pool.create(experiment, visitor);
  try {
    const { responses, browsers, store, ttl } = await sandbox.result();
    const { events: trace } = sandbox.read({ epoch: sandbox.epoch, after: 0 }, whole);
    const { explorations } = sandbox;
    return {
      trace,
      responses,
      browsers,
      store,
      ...(ttl && { ttl }),
      explanations: explain(trace),
      findings: diagnose(trace),
      ...(explorations.length > 0 && { explorations }),
    };
  } finally {
    pool.forget(sandbox);
  }
}
