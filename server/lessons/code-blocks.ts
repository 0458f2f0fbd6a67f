import { experiment } from '../../protocol/experiment.js';
import { World } from '../sandbox/world/world.js';
import type { LoadedLesson, LoadedStep } from './load.js';
import { codeBlocks } from './prose.js';

/**
 * Every block of JavaScript in the prose of a step stands byte for byte in code that the lesson runs, or is an app that
 * runs by itself, or is marked: ```js fragment.
 * @returns what is wrong, a line each
 */
export async function proveCodeBlocks(lesson: LoadedLesson, step: LoadedStep): Promise<string[]> {
  const faults: string[] = [];
  const code = [...Object.values(lesson.apps), ...deployed(step)];
  for (const { lang, fragment, text, line } of codeBlocks(step.prose)) {
    if (lang !== 'js' || fragment || code.some((one) => one.includes(text))) continue;
    const error = await errorOf(text);
    if (error)
      faults.push(
        `${step.atLine(line)}: the code stands in no app of the lesson, and does not run by itself (${error}); mark it as \`\`\`js fragment if it is only part of one.`,
      );
  }
  return faults;
}

/** The code that the step's edits put in. */
const deployed = (step: LoadedStep) =>
  [...step.solution, ...step.start.actions].flatMap((one) =>
    one.type !== 'deploy' ? [] : 'edits' in one ? one.edits.map(({ to }) => to) : [one.app],
  );

async function errorOf(app: string): Promise<string | null> {
  const errors: string[] = [];
  const world = await World.create(experiment.parse({ app, actions: [] }), (event) => {
    if (event.type === 'error') errors.push(event.message);
  });
  await world.dispose();
  return errors[0] ?? null;
}
