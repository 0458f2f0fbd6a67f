import type { Course, Glossary, Lesson, Trouble } from '../../protocol/lesson.js';
import { useLoaded } from '../app/loaded.js';
import { text } from '../text/text.js';

export const useCourse = () => useLoaded<Course>('/lessons/index.json', text.lesson.missing);

/** @param slug `sessions/views-counter` */
export const useLesson = (slug: string) => useLoaded<Lesson>(`/lessons/${slug}.json`, text.lesson.missing);

export const useGlossary = () => useLoaded<Glossary>('/lessons/glossary.json', text.lesson.missing);

export const useTrouble = () => useLoaded<Trouble>('/lessons/trouble.json', text.trouble.missing);
