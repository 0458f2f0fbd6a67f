import { Lightbulb, Wand2 } from 'lucide-react';
import { useState } from 'react';
import type { LessonStep } from '../../protocol/lesson.js';
import type { Hint } from '../../trace/step-check.js';
import { text } from '../text/text.js';
import { performSolution } from './perform.js';
import { note } from './progress.js';
import { WithCode } from './with-code.js';

const words = text.lesson.hints;

/**
 * Help, as much of it as is asked for: a hint, one that says more, then the solution, done before one's eyes. A way of
 * failing that is recognised is told at once.
 */
export function Hints({ id, step, hint }: { id: string; step: LessonStep; hint: Hint | null }) {
  const [asked, setAsked] = useState<{ levels: readonly string[]; count: number } | null>(null);
  const [sure, setSure] = useState<'no' | 'asked' | 'under way'>('no');
  if (!hint) return null;
  const shown = Math.max(asked?.levels === hint.levels ? asked.count : 0, hint.recognised ? 1 : 0);
  const solve = async () => {
    setSure('under way');
    note(id, { solved: true });
    await performSolution(step);
    setSure('no');
  };
  return (
    <div className="mt-3">
      <div aria-live="polite" className="flex flex-col gap-2">
        {hint.levels.slice(0, shown).map((said) => (
          <p key={said} className="hint">
            <Lightbulb size={15} aria-hidden className="mt-0.5 flex-none" />
            <span>
              <WithCode>{said}</WithCode>
            </span>
          </p>
        ))}
      </div>
      {sure === 'asked' ? (
        <div className="mt-2 flex flex-wrap items-center gap-2 text-sm">
          <p className="basis-full text-soft">{words.sure}</p>
          <button type="button" className="button" onClick={() => void solve()}>
            {words.doIt}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setSure('no')}>
            {words.leaveIt}
          </button>
        </div>
      ) : (
        <div className="-mx-2 mt-1 flex flex-wrap">
          {shown < hint.levels.length && (
            <button
              type="button"
              className="button button-quiet px-2"
              onClick={() => setAsked({ levels: hint.levels, count: shown + 1 })}
            >
              <Lightbulb size={15} aria-hidden /> {shown === 0 ? words.ask : words.more}
            </button>
          )}
          <button
            type="button"
            className="button button-quiet px-2"
            disabled={sure === 'under way'}
            onClick={() => setSure('asked')}
          >
            <Wand2 size={15} aria-hidden /> {words.solution}
          </button>
        </div>
      )}
    </div>
  );
}
