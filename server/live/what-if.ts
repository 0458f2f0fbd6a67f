import type { WhatIf } from '../../protocol/live.js';
import type { OptionSetting } from '../../source/set-option.js';
import { whatIf } from '../experiment/what-if.js';
import { limits } from '../sandbox/limits.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { Queue } from '../sandbox/pool/queue.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';
import { told } from './told.js';

/** The questions of each visitor wait for one another: each runs a whole log twice. */
const questions = new Map<string, Queue>();

/**
 * What would have differed in a sandbox had an option been edited from the start. It is run beside the sandbox, which
 * stays as it is, and beside the visitor's other sandboxes, none of which has to go for it.
 * @throws SandboxError cannot-edit, too-many-messages, too-many-sandboxes, stuck
 */
export async function answerWhatIf(
  pool: SandboxPool,
  sandbox: Sandbox,
  edit: OptionSetting,
  visitor: string,
): Promise<WhatIf> {
  const queue = questions.get(visitor) ?? new Queue(limits.actionsWaiting, 'such questions of yours are waiting');
  questions.set(visitor, queue);
  try {
    const found = await queue.add(() => whatIf(pool, sandbox.experiment, edit, `what if of ${visitor}`));
    const { differences, more } = told(found.differences);
    return { differences: differences.map(({ requestId, sentence }) => ({ requestId, sentence })), more };
  } finally {
    if (!queue.busy) questions.delete(visitor);
  }
}
