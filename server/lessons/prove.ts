import { join } from 'node:path';
import { proveCourse } from './prove-course.js';

/** Proves the lessons; says what is wrong, a line each, and ends with 1 when something is. */
const { modules, faults } = await proveCourse(join(process.cwd(), 'lessons'));

if (faults.length > 0) {
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
} else {
  const lessons = modules.flatMap((module) => module.lessons);
  const steps = lessons.flatMap((lesson) => lesson.steps);
  const count = (things: readonly unknown[], what: string) =>
    `${things.length} ${what}${things.length === 1 ? '' : 's'}`;
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
  console.log(
    `${counts.join(', ')}: each start fails its check, each solution passes it, each prediction has one right choice, each hint is reached.`,
  );
}
