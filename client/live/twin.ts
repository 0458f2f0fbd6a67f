import type { Experiment } from '../../protocol/experiment.js';
import { Connection, noSandbox } from './connection.js';
import { createSandboxState, initial } from './sandbox-state.js';
import type { ActionInput, ExperimentInput } from './wire.js';

/** A second sandbox beside the page's own, in which the same is done: what is compared with it. */
export const useTwin = createSandboxState();

let connection: Connection | null = null;

/** Follows a new sandbox of the experiment as the twin. @returns what ends it. */
export function openTwin(experiment: ExperimentInput): () => void {
  useTwin.setState(initial);
  const mine = new Connection(useTwin, experiment, null, () => {});
  connection = mine;
  return () => {
    mine.close();
    if (connection !== mine) return;
    connection = null;
    useTwin.setState(initial);
  };
}

/** Does the page's action in the twin too, where there is one; what the server refuses is its `problem`. */
export function actInTwin(action: ActionInput) {
  connection?.act(action).then(
    () => useTwin.setState({ problem: null }),
    (error: Error) => useTwin.setState({ problem: error.message }),
  );
}

/** The twin as an experiment, as `exportSandbox`. @throws Error with one sentence when the server refuses it. */
export async function exportTwin(): Promise<Experiment> {
  if (!connection) throw noSandbox();
  return connection.export();
}

/** The twin as it was before the first action. */
export async function resetTwin() {
  await connection?.reset();
}

/** Follows a new twin in place of this one. @throws Error with one sentence when the server does not make it. */
export async function replaceTwin(experiment: ExperimentInput) {
  await connection?.replace(experiment);
}
