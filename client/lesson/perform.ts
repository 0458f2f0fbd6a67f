import type { LessonStep } from '../../protocol/lesson.js';
import { type StepAction, toAction } from '../../protocol/lesson-action.js';
import { act, resetSandbox, tell, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { followLive } from '../timeline/playhead.js';

/** Does an action of a lesson in the sandbox. @returns whether it was done; why not is said on the page */
export async function perform(one: StepAction): Promise<boolean> {
  followLive();
  let acted: Awaited<ReturnType<typeof act>>;
  try {
    acted = await act(toAction(one, useSandbox.getState().events));
  } catch (error) {
    tell(error instanceof Error ? text.lesson.cannotRun(error.message) : String(error));
    return false;
  }
  if (acted) await arrived(acted.seq);
  return acted !== null;
}

/** Takes the step back to its start, and does its solution. */
export async function performSolution({ solution }: LessonStep) {
  const seq = await resetSandbox();
  if (seq === null) return;
  await arrived(seq);
  for (const one of solution) if (!(await perform(one))) return;
}

/** Until the page has the events up to this one: what comes next in a lesson hangs on them. Ends too when it is left. */
function arrived(seq: number): Promise<void> {
  const { id, epoch } = useSandbox.getState();
  const isOver = () => {
    const now = useSandbox.getState();
    return now.events.length >= seq || now.id !== id || now.epoch !== epoch;
  };
  if (isOver()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useSandbox.subscribe(() => {
      if (!isOver()) return;
      stop();
      resolve();
    });
  });
}
