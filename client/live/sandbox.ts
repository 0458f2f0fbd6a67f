import type { Experiment } from '../../protocol/experiment.js';
import type { Replayed, WhatIf } from '../../protocol/live.js';
import { Connection, noSandbox } from './connection.js';
import { initial, tell, useSandbox } from './sandbox-state.js';
import { actInTwin, resetTwin } from './twin.js';
import type { Acted, ActionInput, EditInput, ExperimentInput } from './wire.js';

export { tell, useSandbox };

let connection: Connection | null = null;

/**
 * Follows a sandbox: the one with this id, or a new one for the experiment.
 * @param opened is told the id, whenever it is a new one too.
 * @param start how many of the experiment's actions a reset keeps
 * @returns what ends it.
 */
export function openSandbox(
  experiment: ExperimentInput,
  id: string | null,
  opened: (id: string) => void,
  start = 0,
): () => void {
  useSandbox.setState(initial);
  const mine = new Connection(useSandbox, experiment, id, opened, start);
  connection = mine;
  return () => {
    mine.close();
    if (connection === mine) connection = null;
  };
}

/**
 * Does one action in the sandbox, and in its twin where it has one, now or when the connection is back.
 * @throws Error with one sentence when the server refuses it.
 */
export async function perform(action: ActionInput): Promise<Acted> {
  if (!connection) throw noSandbox();
  actInTwin(action);
  return connection.act(action);
}

/**
 * Begins anew with another app, and does every action again.
 * @throws Error with one sentence when the server refuses it.
 */
export async function replaySandbox(app: string): Promise<Replayed> {
  if (!connection) throw noSandbox();
  return connection.replay(app);
}

/**
 * What would have differed with an option edited from the start; the sandbox stays as it is.
 * @throws Error with one sentence when the server refuses it.
 */
export async function askWhatIf(edit: EditInput): Promise<WhatIf> {
  if (!connection) throw noSandbox();
  return connection.whatIf(edit);
}

/**
 * The sandbox as an experiment: what it was made of, and every action done in it since.
 * @throws Error with one sentence when the server refuses it.
 */
export async function exportSandbox(): Promise<Experiment> {
  if (!connection) throw noSandbox();
  return connection.export();
}

/** The same as `perform`; what the server refuses is shown on the page. @returns null when it was not done. */
export const act = (action: ActionInput): Promise<Acted | null> => done(() => perform(action));

/**
 * Follows a new sandbox of the experiment in place of this one, which stays as it is for whoever else is in it.
 * @returns whether it was made; what the server refuses is shown on the page.
 */
export const replaceSandbox = async (experiment: ExperimentInput): Promise<boolean> =>
  (await done((asked) => asked.replace(experiment))) !== null;

async function done<T>(ask: (asked: Connection) => Promise<T>): Promise<T | null> {
  const asked = connection;
  const before = useSandbox.getState().problem;
  try {
    if (!asked) throw noSandbox();
    const answer = await ask(asked);
    // what was told while it was under way is still to be read
    useSandbox.setState(({ problem }) => ({ problem: problem === before ? null : problem }));
    return answer;
  } catch (error) {
    // what was asked of a sandbox that was left since concerns nobody
    if (connection === asked) tell(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/**
 * Forgets every action but those that it begins with.
 * @returns the last event that these make, which comes to the page by and by; null when it was not done
 */
export async function resetSandbox(): Promise<number | null> {
  const [seq] = await Promise.all([connection?.reset(), resetTwin()]);
  return seq ?? null;
}

export function dismissProblem() {
  useSandbox.setState({ problem: null });
}
