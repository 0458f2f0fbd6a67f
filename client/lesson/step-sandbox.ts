import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import type { LessonStep } from '../../protocol/lesson.js';
import { recallSandbox, rememberSandbox } from '../live/remembered.js';
import { openStep } from './open-step.js';

const browsers = { 'private window': { private: true, thirdPartyCookies: 'allow' } } as const;

/**
 * Follows the sandbox of a step: the one the URL names (a second tab, a colleague), the one this tab had when it left the
 * step, or a new one, made of the step's start. Its id stays in the URL.
 * @param id of the step: `sessions/views-counter/first-visit`
 */
export function useStepSandbox(id: string, { start }: LessonStep) {
  const [search, setSearch] = useSearchParams();
  const named = search.get('sandbox');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id in the URL follows the sandbox, not the other way round
  useEffect(
    () =>
      openStep(
        id,
        { start: { ...start, browsers: { ...browsers, ...start.browsers } } },
        named ?? recallSandbox(id),
        (sandbox) => {
          rememberSandbox(id, sandbox);
          setSearch({ sandbox }, { replace: true });
        },
      ),
    [id, start],
  );
}
