import { bounds } from '../../protocol/bounds.js';
import type { Experiment } from '../../protocol/experiment.js';
import {
  actMessage,
  createMessage,
  exportMessage,
  joinMessage,
  type Opened,
  type Replayed,
  replayMessage,
  resetMessage,
  type WhatIf,
  whatIfMessage,
} from '../../protocol/live.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';
import type { Position } from '../sandbox/pool/trace-log.js';
import { checked } from './invalid-message.js';
import { answerReplay } from './replay.js';
import { answerWhatIf } from './what-if.js';

/** The page that asks. */
export type Asker = {
  visitor: string;
  /** Under which its sandboxes answer clients outside. */
  domain: string;
  /** Its socket gets the trace of that sandbox, from after that position. */
  follow(sandbox: Sandbox, position: Position): void;
};

type Answering = (pool: SandboxPool, message: unknown, asker: Asker) => Promise<unknown>;

const fromStart: Position = { epoch: 0, after: 0 };

/** What a page may ask, by the name of its message; each checks what came and throws SandboxError when it cannot. */
const requests = new Map<unknown, Answering>([
  ['sandbox.create', create],
  ['sandbox.join', join],
  ['sandbox.act', act],
  ['sandbox.reset', reset],
  ['sandbox.replay', replay],
  ['sandbox.whatIf', whatIf],
  ['sandbox.export', exportExperiment],
]);

/** @throws SandboxError */
export async function answerRequest(
  pool: SandboxPool,
  name: unknown,
  message: unknown,
  asker: Asker,
): Promise<unknown> {
  const answering = requests.get(name);
  if (answering) return answering(pool, message, asker);
  throw new SandboxError('invalid-message', `There is no such message. There are: ${[...requests.keys()].join(', ')}.`);
}

async function create(pool: SandboxPool, message: unknown, asker: Asker): Promise<Opened> {
  const { experiment } = checked(createMessage, message);
  const sandbox = await pool.create(experiment, asker.visitor);
  asker.follow(sandbox, fromStart);
  return opened(pool, sandbox, asker);
}

async function join(pool: SandboxPool, message: unknown, asker: Asker): Promise<Opened> {
  const { id, epoch, after } = checked(joinMessage, message);
  const sandbox = pool.get(id);
  if (epoch === sandbox.epoch && after > sandbox.seq) {
    throw new SandboxError('invalid-message', `after: the last event of this sandbox is ${sandbox.seq}.`);
  }
  asker.follow(sandbox, { epoch, after });
  return opened(pool, sandbox, asker);
}

async function act(pool: SandboxPool, message: unknown) {
  const { id, key, action } = checked(actMessage, message);
  return pool.get(id).act(key, action);
}

async function reset(pool: SandboxPool, message: unknown, asker: Asker): Promise<Opened> {
  const { id, keep } = checked(resetMessage, message);
  const sandbox = pool.get(id);
  await sandbox.reset(keep);
  return opened(pool, sandbox, asker);
}

async function replay(pool: SandboxPool, message: unknown, asker: Asker): Promise<Replayed> {
  const { id, app } = checked(replayMessage, message);
  const sandbox = pool.get(id);
  const found = await answerReplay(sandbox, app);
  return { opened: opened(pool, sandbox, asker), ...found };
}

async function whatIf(pool: SandboxPool, message: unknown, asker: Asker): Promise<WhatIf> {
  const { id, edit } = checked(whatIfMessage, message);
  return answerWhatIf(pool, pool.get(id), edit, asker.visitor);
}

/** @throws SandboxError too-large, when no message nor link holds what was done */
async function exportExperiment(pool: SandboxPool, message: unknown): Promise<Experiment> {
  const { experiment } = pool.get(checked(exportMessage, message).id);
  const { actions, ...rest } = experiment;
  // action by action: a log of a thousand large bodies is never made one text
  let length = JSON.stringify(rest).length;
  for (const action of actions) {
    length += JSON.stringify(action).length + 1;
    if (length > bounds.messageBytes) throw new SandboxError('too-large', tooLarge);
  }
  return experiment;
}

const tooLarge = `What was done here is more than a link or file may hold (${bounds.messageBytes} characters): reset, and do it with smaller bodies.`;

function opened(
  pool: SandboxPool,
  { id, epoch, seq, experiment: { actions, ...setup } }: Sandbox,
  { domain }: Asker,
): Opened {
  return { id, epoch, seq, actions: actions.length, setup, redis: pool.redis, domain };
}
