import { useEffect, useState } from 'react';
import type { Lesson, LessonIndex } from '../../protocol/lesson.js';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; message: string };

async function load<T>(path: string): Promise<Loaded<T>> {
  try {
    const response = await fetch(path);
    if (response.status === 404) return { state: 'failed', message: 'There is no such lesson.' };
    if (!response.ok)
      return { state: 'failed', message: `The server answered ${response.status} for ${path}. Try again.` };
    return { state: 'ready', value: (await response.json()) as T };
  } catch {
    return { state: 'failed', message: 'The server cannot be reached. Is it running? Reload the page to try again.' };
  }
}

function useLoaded<T>(path: string): Loaded<T> {
  const [loaded, setLoaded] = useState<{ path: string; result: Loaded<T> } | null>(null);
  useEffect(() => {
    let wanted = true;
    void load<T>(path).then((result) => wanted && setLoaded({ path, result }));
    return () => {
      wanted = false;
    };
  }, [path]);
  return loaded?.path === path ? loaded.result : { state: 'loading' };
}

export const useLessonIndex = () => useLoaded<LessonIndex>('/lessons/index.json');

/** @param slug `01-sessions/01-views-counter` */
export const useLesson = (slug: string) => useLoaded<Lesson>(`/lessons/${slug}.json`);
