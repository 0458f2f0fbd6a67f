import { check } from '../../trace/query.js';
import { LessonError } from '../lessons/front-matter.js';
import { loadReference } from './load.js';
import { runPage } from './run-page.js';

/**
 * Runs both experiments of each page: what is said of A holds in A and not in B, and the other way round.
 * @param steps those of the lessons that there are: `module/lesson/step`
 * @returns how many pages there are, and what is wrong, a line each
 */
export async function proveReference(folder: string, steps: ReadonlySet<string>) {
  const faults: string[] = [];
  const pages = await loadReference(folder);
  for (const page of pages) {
    for (const [i, step] of page.lessons.entries())
      if (!steps.has(step)) faults.push(`${page.where(['lessons', i])}: there is no step ${step}.`);
    try {
      const { a, b } = await runPage(page);
      for (const [side, mine, other] of [
        ['a', a, b],
        ['b', b, a],
      ] as const) {
        if (!check(page[side].when, mine.trace)) faults.push(`${page.where([side, 'when'])}: does not hold in it.`);
        if (check(page[side].when, other.trace)) faults.push(`${page.where([side, 'when'])}: holds in the other too.`);
      }
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      faults.push(error.message);
    }
  }
  return { pages: pages.length, faults };
}
