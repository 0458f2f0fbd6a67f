import type { Lesson, LessonIndex } from '../../protocol/lesson.js';
import { useLoaded } from '../app/loaded.js';

const missing = 'There is no such lesson.';

export const useLessonIndex = () => useLoaded<LessonIndex>('/lessons/index.json', missing);

/** @param slug `01-sessions/01-views-counter` */
export const useLesson = (slug: string) => useLoaded<Lesson>(`/lessons/${slug}.json`, missing);
