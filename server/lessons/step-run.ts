import { type Experiment, type ExperimentInput, experiment } from '../../protocol/experiment.js';
import { type StepAction, toAction } from '../../protocol/lesson-action.js';
import type { TraceEvent } from '../../trace/event.js';
import { World } from '../sandbox/world/world.js';

type Start = Omit<ExperimentInput, 'actions'> & { actions: readonly StepAction[] };

/** A step's own world, after its start. */
export class StepRun {
  readonly trace: TraceEvent[] = [];
  #world!: World;
  /** What it was made of, its actions as they were done. */
  experiment!: Experiment;

  /** @throws Error with one sentence when an action of the start cannot be done */
  static async begin({ start }: { start: Start }): Promise<StepRun> {
    const run = new StepRun();
    const { actions, ...setup } = start;
    run.experiment = experiment.parse({ ...setup, actions: [] });
    run.#world = await World.create(run.experiment, (event) => run.trace.push(event));
    for (const one of actions) run.experiment.actions.push(await run.act(one));
    return run;
  }

  /** @throws Error with one sentence when it cannot be done */
  async act(one: StepAction) {
    const action = toAction(one, this.trace);
    await this.#world.act(action);
    return action;
  }

  dispose() {
    return this.#world.dispose();
  }
}
