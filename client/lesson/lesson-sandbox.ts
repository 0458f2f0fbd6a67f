import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import type { Lesson } from '../../protocol/lesson.js';
import { recallSandbox, rememberSandbox } from '../live/remembered.js';
import { openSandbox } from '../live/sandbox.js';

const browsers = { 'private window': { private: true } };

/**
 * Follows the sandbox of a lesson: the one the URL names (a second tab, a colleague), the one this tab had before a
 * reload, or a new one. Its id stays in the URL.
 */
export function useLessonSandbox(lesson: Lesson) {
  const [search, setSearch] = useSearchParams();
  const named = search.get('sandbox');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id in the URL follows the sandbox, not the other way round
  useEffect(
    () =>
      openSandbox({ app: lesson.app, browsers, actions: [] }, named ?? recallSandbox(lesson.slug), (id) => {
        rememberSandbox(lesson.slug, id);
        setSearch({ sandbox: id }, { replace: true });
      }),
    [lesson],
  );
}
