import type { Action } from '../../protocol/action.js';
import type { Experiment } from '../../protocol/experiment.js';
import type { ExperimentResult } from '../../protocol/result.js';
import { findSessionCalls } from '../../source/session-call.js';
import { type OptionSetting, setOption } from '../../source/set-option.js';
import type { TraceDifference } from '../../trace/diff/difference.js';
import { differences } from '../../trace/diff/differences.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';
import { runExperiment } from './run.js';

/**
 * What would have differed had an option been set otherwise from the start: proved by running the same actions with
 * the app as it is and with the app edited.
 * @param visitor whom both runs count for
 * @throws SandboxError cannot-edit, when the app does not let the option be set; and as `runExperiment`
 */
export async function whatIf(
  pool: SandboxPool,
  experiment: Experiment,
  setting: OptionSetting,
  visitor: string,
): Promise<{ result: ExperimentResult; differences: TraceDifference[] }> {
  const edited = withOption(experiment, setting);
  const before = await runExperiment(pool, withoutExploring(experiment), visitor);
  const result = await runExperiment(pool, withoutExploring(edited), visitor);
  return { result, differences: differences(before, result) };
}

/**
 * The experiment with the option set in its app, and in each app that is deployed later: the option is so all the time.
 * A later app that calls no `session()` stays as it is.
 */
function withOption(experiment: Experiment, setting: OptionSetting): Experiment {
  return {
    ...experiment,
    app: edited(experiment.app, setting, ''),
    actions: experiment.actions.map((action, i) =>
      action.type === 'deploy' && findSessionCalls(action.app)?.length
        ? { ...action, app: edited(action.app, setting, `actions[${i}].app: `) }
        : action,
    ),
  };
}

function edited(source: string, setting: OptionSetting, field: string): string {
  const edit = setOption(source, setting);
  if ('problem' in edit) throw new SandboxError('cannot-edit', field + edit.problem);
  return edit.source;
}

/** Other orders of parallel requests are another question, and many runs. */
function withoutExploring(experiment: Experiment): Experiment {
  return { ...experiment, actions: experiment.actions.map(inOneOrder) };
}

function inOneOrder(action: Action): Action {
  return action.type === 'parallel' ? { type: 'parallel', requests: action.requests } : action;
}
