import type { Action, Parallel } from '../../../protocol/action.js';
import type { Experiment } from '../../../protocol/experiment.js';
import type { ExperimentResult, Exploration } from '../../../protocol/result.js';
import type { RealResponse } from '../world/real-clients.js';

/** What the pool asks a worker thread to do with the world of one sandbox; the worker does one at a time. */
export type Operation =
  | { type: 'create'; id: string; experiment: Experiment }
  | { type: 'act'; id: string; action: Action }
  /** Tries some of the interleavings of an action that is not done yet; to be asked again until there is a result. */
  | { type: 'explore'; id: string; action: Parallel }
  /** Back to before the first action, in place. */
  | { type: 'reset'; id: string }
  | { type: 'result'; id: string };

/** What a worker thread is started with. */
export type WorkerSettings = {
  /** A real Redis for the apps; each world has one embedded when left out. */ redisUrl?: string;
};

export type ToWorker =
  | Operation
  | { type: 'evict'; id: string } /** The server closes: leave nothing behind. */
  | { type: 'close' };

/** What a world holds beside its trace. */
export type WorldResult = Pick<ExperimentResult, 'responses' | 'browsers' | 'store' | 'ttl'>;

/** What the interleavings of an action lead to. */
export type Explored = Omit<Exploration, 'action'>;

/**
 * What each operation gives: `act` the response for the client outside that made the request, if one did; `explore` null
 * while there is more to try.
 */
export type Results = {
  create: null;
  act: RealResponse | null;
  explore: Explored | null;
  reset: null;
  result: WorldResult;
};

export type Answer<T extends Operation['type'] = Operation['type']> =
  | { ok: true; result: Results[T] }
  /** A defect of ours; the message is for the server's log, and the world is gone. */
  | { ok: false; message: string };

export type FromWorker =
  /** The boot image is there: from now on an operation's time is its own. */
  | { type: 'ready' }
  /** Trace events as JSON text, in order: cheap to pass, to keep, and to compare after a replay. */
  | { type: 'events'; id: string; lines: string[] }
  | { type: 'done'; answer: Answer };
