import type { LoadedCourse } from './load.js';

/** What was proved of lessons that hold, in one line. */
export function summaryOf(modules: LoadedCourse['modules']): string {
  const lessons = modules.flatMap((module) => module.lessons);
  const steps = lessons.flatMap((lesson) => lesson.steps);
  const counts = [
    count(lessons, 'lesson'),
    count(steps, 'step'),
    count(
      steps.filter(({ predict }) => predict),
      'prediction',
    ),
    count(
      steps.flatMap(({ attempts }) => attempts),
      'wrong attempt',
    ),
  ];
  return `${counts.join(', ')}: each start fails its check, each solution passes it, each prediction has one right choice, each hint is reached.`;
}

const count = (things: readonly unknown[], what: string) => `${things.length} ${what}${things.length === 1 ? '' : 's'}`;
