import { useEffect } from 'react';
import type { LessonStep } from '../../protocol/lesson.js';
import { defaults } from '../../source/options.js';
import type { SessionOptions } from '../../trace/event.js';
import { openPanel } from '../app/panels.js';
import { inspect } from '../inspector/selection.js';
import { useSandbox } from '../live/sandbox.js';
import { choose } from '../log/choose.js';
import { showOption } from '../options/asked-option.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { perform } from './perform.js';

const words = text.lesson.live;

/**
 * Makes the buttons that prose was given when it was rendered do what they stand for: one listener for all of them.
 * Those of options say what the option is now.
 * @param prose the element that holds it
 */
export function useLiveProse(prose: React.RefObject<HTMLElement | null>, step: LessonStep) {
  useEffect(() => {
    const element = prose.current;
    const pressed = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button[data-live]') : null;
      const { live, of } = button?.dataset ?? {};
      if (live && of) press(live, of, step);
    };
    element?.addEventListener('click', pressed);
    return () => element?.removeEventListener('click', pressed);
  }, [prose, step]);
  const options = usePlayhead((state) => state.latest.options);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step has other buttons
  useEffect(() => {
    for (const button of prose.current?.querySelectorAll<HTMLElement>('button[data-live]') ?? []) {
      const { live, of = '' } = button.dataset;
      // the trace tells how many secrets there are, and none of them
      if (live === 'option' && of !== 'secret') button.textContent = `${of}: ${optionValue(options, of)}`;
      if (live !== 'run') button.title = words.titles[live as keyof typeof words.titles] ?? '';
    }
  }, [prose, step, options]);
}

function press(live: string, of: string, step: LessonStep) {
  const { events } = useSandbox.getState();
  const action = step.actions[of];
  switch (live) {
    case 'option':
      return showOption(of);
    case 'run':
      return action && void perform(action);
    case 'event': {
      const last = events.findLast(({ type }) => type === of);
      openPanel('log');
      return last && choose(last.seq);
    }
    case 'cookie': {
      const { browsers } = usePlayhead.getState().stage;
      for (const [browser, jar] of Object.entries(browsers)) {
        const cookie = jar.find(({ name }) => name === of);
        if (cookie) return inspect({ kind: 'cookie', browser, cookie });
      }
      return openPanel('cookies');
    }
  }
}

/** As the app gives it; what it is when it is left out. */
function optionValue(options: SessionOptions | null, name: string): string {
  const [key = '', inCookie] = name.split('.');
  const value = (options as Record<string, unknown> | null)?.[key];
  const given = inCookie === undefined ? value : (value as Record<string, unknown> | undefined)?.[inCookie];
  if (given !== undefined) return typeof given === 'string' ? `'${given}'` : JSON.stringify(given);
  const left = (defaults as Record<string, unknown>)[name];
  return left === undefined ? words.leftOut : words.leftOutIs(JSON.stringify(left));
}
