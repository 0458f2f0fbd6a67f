import type { Course } from '../../protocol/lesson.js';
import type { Progress } from './progress.js';

/** `module/lesson/step` of the first step that is not done; of the first of all when every one is. */
export function nextStep(course: Course, progress: Progress): string | null {
  const ids = course.flatMap(({ lessons }) =>
    lessons.flatMap(({ slug, steps }) => steps.map((step) => `${slug}/${step.slug}`)),
  );
  return ids.find((id) => !progress[id]?.done) ?? ids[0] ?? null;
}
