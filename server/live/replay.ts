import type { Replayed } from '../../protocol/live.js';
import { diagnose } from '../../trace/diagnose/diagnose.js';
import type { Run } from '../../trace/diff/difference.js';
import { differences } from '../../trace/diff/differences.js';
import { shownAt } from '../../trace/diff/shown-at.js';
import { summary } from '../../trace/diff/summary.js';
import { explain } from '../../trace/explain/explain.js';
import type { Outcome, Sandbox } from '../sandbox/pool/sandbox.js';
import { told } from './told.js';

/**
 * Does all that was done in a sandbox again, with another app from the start, and tells what went otherwise than before.
 * @throws SandboxError log-full, stuck, too-many-messages
 */
export async function answerReplay(sandbox: Sandbox, app: string): Promise<Omit<Replayed, 'opened'>> {
  const { before, after } = await sandbox.replay(app);
  const [was, is] = [runOf(before), runOf(after)];
  const all = differences(was, is);
  const found = told(all);
  return {
    last: after.trace.at(-1)?.seq ?? 0,
    summary: summary('the code as it is now', all),
    differences: found.differences.map((one) => ({
      requestId: one.requestId,
      sentence: one.sentence,
      seq: shownAt(one, is),
    })),
    more: found.more,
  };
}

const runOf = ({ trace, browsers, store }: Outcome): Run => ({
  trace,
  browsers,
  store,
  explanations: explain(trace),
  findings: diagnose(trace),
});
