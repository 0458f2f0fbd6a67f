import { Check, X } from 'lucide-react';
import type { Prediction as Asked, LessonStep } from '../../protocol/lesson.js';
import { text } from '../text/text.js';
import { note, type StepProgress, useProgress } from './progress.js';
import { WithCode } from './with-code.js';

const words = text.lesson.predict;

type Props = { id: string; step: LessonStep; predict: Asked; holding: number[] | null };

/** What will happen? Asked before the step is done, and answered by what then did happen. */
export function Prediction({ id, predict, holding }: Props) {
  const { predicted, right } = useProgress((state) => state.steps[id]) ?? {};
  const answered = right !== undefined;
  return (
    <section aria-labelledby="predict" className="mt-7 rounded-2xl border border-line bg-surface p-4 shadow-lift">
      <h2 id="predict" className="eyebrow">
        {words.title}
      </h2>
      <fieldset className="mt-1.5" disabled={answered}>
        <legend className="text-ink">
          <WithCode>{predict.question}</WithCode>
        </legend>
        <ul className="mt-3 flex flex-col gap-2">
          {predict.choices.map(({ text: said }, i) => (
            <li key={said}>
              <label className="answer" data-chosen={predicted === i} data-right={answered ? right === i : undefined}>
                <input
                  type="radio"
                  name={`predict-${id}`}
                  className="sr-only"
                  checked={predicted === i}
                  onChange={() => note(id, { predicted: i })}
                />
                <span aria-hidden className="answer-mark">
                  {answered && right === i && <Check size={12} strokeWidth={3.5} />}
                  {answered && right !== i && predicted === i && <X size={12} strokeWidth={3.5} />}
                </span>
                <span>
                  <WithCode>{said}</WithCode>
                  {answered && right === i && <span className="sr-only">{words.isRight}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div aria-live="polite" className="mt-3 text-sm text-soft">
        {answered ? (
          <p>
            <b className="text-ink">{verdict({ predicted, right })}</b> <WithCode>{predict.because}</WithCode>
          </p>
        ) : holding !== null && holding.length !== 1 ? (
          <p>{words.otherwise}</p>
        ) : (
          <p>{predicted === undefined ? words.choose : words.chosen}</p>
        )}
      </div>
    </section>
  );
}

function verdict({ predicted, right }: Pick<StepProgress, 'predicted' | 'right'>): string {
  if (predicted === undefined) return words.unanswered;
  return predicted === right ? words.right : words.wrong;
}
