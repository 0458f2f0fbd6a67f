import type { Course } from '../../protocol/lesson.js';
import type { Progress } from '../lesson/progress.js';

export type CourseLesson = Course[number]['lessons'][number];

/** How far one is in a lesson. */
export type Known = {
  state: 'new' | 'begun' | 'done';
  /** Its steps that are done. */
  done: number;
  /** The first step that is not done; the first of all when every one is. */
  next: string;
};

export function known({ slug, steps }: CourseLesson, progress: Progress): Known {
  const isDone = (step: { slug: string }) => progress[`${slug}/${step.slug}`]?.done === true;
  const done = steps.filter(isDone).length;
  const next = (steps.find((step) => !isDone(step)) ?? steps[0])?.slug ?? '';
  return { state: done === 0 ? 'new' : done < steps.length ? 'begun' : 'done', done, next };
}
