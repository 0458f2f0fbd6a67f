import { bounds } from '../../protocol/bounds.js';
import type { WhatIf } from '../../protocol/live.js';
import type { OptionSetting } from '../../source/set-option.js';
import { whatIf } from '../experiment/what-if.js';
import { limits } from '../sandbox/limits.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { Queue } from '../sandbox/pool/queue.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';

/** A sentence is for reading: what an app put into it may be long. */
const sentenceLength = 600;

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
    const { differences } = await queue.add(() => whatIf(pool, sandbox.experiment, edit, `what if of ${visitor}`));
    return {
      differences: differences
        .slice(0, bounds.differences)
        .map(({ requestId, sentence }) => ({ requestId, sentence: shortened(sentence) })),
      more: Math.max(0, differences.length - bounds.differences),
    };
  } finally {
    if (!queue.busy) questions.delete(visitor);
  }
}

const shortened = (text: string) => (text.length > sentenceLength ? `${text.slice(0, sentenceLength - 1)}…` : text);
