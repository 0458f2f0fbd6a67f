import { join } from 'node:path';
import { type Action, action } from '../../protocol/action.js';
import { experiment } from '../../protocol/experiment.js';
import type { SolutionAction } from '../../protocol/lesson.js';
import type { TraceEvent } from '../../trace/event.js';
import { check } from '../../trace/query.js';
import { World } from '../sandbox/world/world.js';
import { LessonError, type LoadedStep, loadLessons } from './load.js';

/**
 * Proves every step of every lesson by running it: what there is at the start does not pass the step's check, nor does
 * any beginning of its solution, and the whole solution does.
 */
async function prove(folder: string): Promise<{ lessons: number; steps: number }> {
  const lessons = await loadLessons(folder);
  let steps = 0;
  for (const lesson of lessons) {
    for (const step of lesson.steps) {
      await proveStep(lesson.app, step);
      steps += 1;
    }
  }
  return { lessons: lessons.length, steps };
}

async function proveStep(app: string, step: LoadedStep) {
  const trace: TraceEvent[] = [];
  const world = await World.create(experiment.parse({ app, actions: [] }), (event) => trace.push(event));
  const unmet = () => step.check.find((claim) => !check(claim, trace));
  let running = app;
  for (const [i, one] of step.solution.entries()) {
    if (!unmet())
      throw new LessonError(`${step.file}: solution[${i}]: the check passes before it; leave out what is not needed.`);
    const next = toAction(one, running, `${step.file}: solution[${i}]`);
    if (next.type === 'deploy') running = next.app;
    await world.act(next);
  }
  const left = unmet();
  if (left) throw new LessonError(`${step.file}: the solution does not pass the check "${left.hint}"`);
  world.dispose();
}

function toAction(one: SolutionAction, running: string, where: string): Action {
  if (!('edit' in one)) return one;
  const { from, to } = one.edit;
  if (running.split(from).length !== 2) throw new LessonError(`${where}: edit.from must be in the code exactly once.`);
  return action.parse({ type: 'deploy', app: running.replace(from, () => to), keepStore: one.keepStore });
}

try {
  const { lessons, steps } = await prove(join(process.cwd(), 'lessons'));
  console.log(
    `${lessons} lesson${lessons === 1 ? '' : 's'}, ${steps} steps: each start fails its check, each solution passes it.`,
  );
} catch (error) {
  if (!(error instanceof LessonError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
