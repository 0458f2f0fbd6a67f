import { ArrowDown, Check } from 'lucide-react';
import { useEffect } from 'react';
import type { LessonStep } from '../../protocol/lesson.js';
import { noteReview } from '../review/due.js';
import { text } from '../text/text.js';
import { Hints } from './hints.js';
import { Prediction } from './prediction.js';
import { note, useProgress } from './progress.js';
import { useStepState } from './step-state.js';
import { WithCode } from './with-code.js';

const words = text.lesson;

/** What to predict and to do in a step, how much of it is done, and what was seen when it is. */
export function StepTask({ id, step }: { id: string; step: LessonStep }) {
  const { met, hint, holding } = useStepState(id, step);
  const done = hint === null;
  const before = useProgress((state) => state.steps[id]);
  const right = holding?.length === 1 ? holding[0] : undefined;
  useEffect(() => {
    if (!done) return;
    const known = useProgress.getState().steps[id];
    note(id, { done: true });
    // the first time counts: later one knows
    if (right === undefined || known?.right !== undefined) return;
    note(id, { right });
    if (known?.predicted !== undefined && known.predicted !== right) noteReview(id, false);
  }, [done, id, right]);
  const count = met.filter(Boolean).length;
  return (
    <>
      {step.predict && <Prediction id={id} predict={step.predict} holding={holding} />}
      <section aria-labelledby="turn" className="mt-5 rounded-2xl border border-line bg-surface p-4 shadow-lift">
        <h2 id="turn" className="eyebrow">
          {words.yourTurn}
        </h2>
        <p className="mt-1.5 text-ink">
          <WithCode>{step.do}</WithCode>
        </p>
        <ul className="mt-3 flex flex-col gap-2 text-sm" aria-live="polite">
          {step.check.map(({ goal }, i) => (
            <li key={goal} className="flex items-start gap-2.5" data-done={met[i]}>
              <span
                aria-hidden
                data-actor="store"
                className={`mt-0.5 grid size-4.5 flex-none place-items-center rounded-full border ${
                  met[i] ? 'border-actor bg-actor text-surface' : 'border-line-strong'
                }`}
              >
                {met[i] && <Check size={12} strokeWidth={3.5} />}
              </span>
              <span className={met[i] ? 'text-faint' : 'text-soft'}>
                <span className="sr-only">{met[i] ? words.done : words.notYet}</span>
                <WithCode>{goal}</WithCode>
              </span>
            </li>
          ))}
        </ul>
        <Hints key={id} id={id} step={step} hint={hint} />
        <a href="#playground" className="button button-main mt-4 w-full lg:hidden">
          {words.toPlayground} <ArrowDown size={15} aria-hidden />
        </a>
        <div role="status" className="mt-3 text-sm">
          {done ? (
            <p className="text-soft">
              <b className="text-ink">{words.allDone}</b> <WithCode>{step.because}</WithCode>
            </p>
          ) : (
            <p className="text-faint tabular-nums">
              {(before?.done ? words.doneBefore : words.doneOf)(count, met.length)}
            </p>
          )}
        </div>
      </section>
    </>
  );
}
