import { create } from 'zustand';
import type { LessonStep } from '../../protocol/lesson.js';
import { openSandbox } from '../live/sandbox.js';

/**
 * Whose sandbox the page follows. Until it is the step's own, what is in the page is of the step before, and says
 * nothing about this one.
 */
export const useOpenStep = create<{ id: string | null }>(() => ({ id: null }));

/**
 * Follows the sandbox of a step: the one with this id, or a new one made of the step's start.
 * @param id of the step
 * @param opened is told the sandbox's id, whenever it is a new one too
 * @returns what ends it
 */
export function openStep(
  id: string,
  { start }: Pick<LessonStep, 'start'>,
  sandbox: string | null,
  opened: (sandbox: string) => void,
): () => void {
  const close = openSandbox(start, sandbox, opened, start.actions.length);
  useOpenStep.setState({ id });
  return () => {
    useOpenStep.setState({ id: null });
    close();
  };
}
