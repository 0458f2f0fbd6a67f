import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lesson, LessonIndex } from '../../protocol/lesson.js';
import { type LoadedLesson, loadLessons } from './load.js';
import { renderProse } from './render.js';

/**
 * Renders every lesson of `sourceDir` to JSON in `outDir`: `index.json` and one file per lesson, by its slug.
 * @throws LessonError
 */
export async function buildLessons(sourceDir: string, outDir: string): Promise<void> {
  const lessons = await loadLessons(sourceDir);
  await rm(outDir, { recursive: true, force: true });
  for (const lesson of lessons) {
    const file = join(outDir, `${lesson.slug}.json`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(await rendered(lesson)));
  }
  const index: LessonIndex = lessons.map(({ slug, module, title, summary, minutes, steps }) => ({
    slug,
    module,
    title,
    summary,
    minutes,
    steps: steps.length,
  }));
  await writeFile(join(outDir, 'index.json'), JSON.stringify(index));
}

/** What the page gets: the solution stays here. */
async function rendered({ steps, ...lesson }: LoadedLesson): Promise<Lesson> {
  return {
    ...lesson,
    steps: await Promise.all(
      steps.map(async ({ slug, title, do: task, check, prose }) => ({
        slug,
        title,
        do: task,
        check,
        html: await renderProse(prose),
      })),
    ),
  };
}
