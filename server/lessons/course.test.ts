import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCourse } from './load.js';

const { modules } = await loadCourse(join(process.cwd(), 'lessons'));

it.each(modules.map((module) => [module.slug, module] as const))(
  '%s lists at least 20 wrong answers, each with the hint that is fitting (npm run lessons runs them), and ends with a challenge',
  (_, { lessons }) => {
    const attempts = lessons.flatMap(({ steps }) => steps.flatMap((step) => step.attempts));
    expect(attempts.length).toBeGreaterThanOrEqual(20);
    expect(lessons.at(-1)?.slug).toMatch(/\/challenge$/);
  },
);

it('has a question for most steps, and something to do in every one', () => {
  const steps = modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.steps));
  expect(steps.filter(({ predict }) => predict).length / steps.length).toBeGreaterThan(0.7);
  expect(steps.filter(({ solution }) => solution.length === 0)).toEqual([]);
});
