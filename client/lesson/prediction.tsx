import type { Prediction as Asked } from '../../protocol/lesson.js';
import { text } from '../text/text.js';
import { Answers, verdict } from './answers.js';
import { note, useProgress } from './progress.js';
import { WithCode } from './with-code.js';

const words = text.lesson.predict;

type Props = {
  /** Of the step. */
  id: string;
  predict: Asked;
  /** The choices that hold, once the step is done. */
  holding: number[] | null;
};

/** What will happen? Asked before the step is done, and answered by what then did happen. */
export function Prediction({ id, predict, holding }: Props) {
  const { predicted, right } = useProgress((state) => state.steps[id]) ?? {};
  return (
    <section aria-labelledby="predict" className="mt-7 rounded-2xl border border-line bg-surface p-4 shadow-lift">
      <h2 id="predict" className="eyebrow">
        {words.title}
      </h2>
      <Answers
        name={`predict-${id}`}
        predict={predict}
        predicted={predicted}
        right={right}
        choose={(choice) => note(id, { predicted: choice })}
      />
      <div aria-live="polite" className="mt-3 text-sm text-soft">
        {right !== undefined ? (
          <p>
            <b className="text-ink">{verdict(predicted, right)}</b> <WithCode>{predict.because}</WithCode>
          </p>
        ) : (
          <p>
            {holding !== null && holding.length !== 1
              ? words.otherwise
              : predicted === undefined
                ? words.choose
                : words.chosen}
          </p>
        )}
      </div>
    </section>
  );
}
