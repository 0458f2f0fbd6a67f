import { watch } from 'node:fs';
import { sep } from 'node:path';
import { buildLessons } from './build.js';
import { proveLesson } from './prove-course.js';

/** Editors write a file in several goes: all of them are one change. */
const settledMs = 100;

/**
 * Builds the lessons, and again whenever one of their files changes; what changed is proved too.
 * @param say told each fault, in a line, and each lesson that holds
 * @param signal ends it; never when left out
 * @returns once they are built for the first time
 */
export async function watchLessons(
  source: string,
  out: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const changed = new Set<string>();
  const anew = async () => {
    const folders = new Set(changed);
    changed.clear();
    const { course, faults } = await buildLessons(source, out);
    for (const fault of faults) say(fault);
    for (const lesson of course.modules.flatMap((module) => module.lessons)) {
      if (!folders.has(lesson.folder)) continue;
      const wrong = await proveLesson(lesson);
      for (const fault of wrong) say(fault);
      if (wrong.length === 0) say(`/lesson/${lesson.slug} holds. Reload the page to see it.`);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  let underway = anew();
  watch(source, { recursive: true, ...(signal && { signal }) }, (_, file) => {
    if (file) changed.add(file.split(sep).slice(0, 2).join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      underway = underway.then(anew);
    }, settledMs);
  });
  await underway;
}
