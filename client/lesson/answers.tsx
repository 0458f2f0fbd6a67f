import { Check, X } from 'lucide-react';
import type { Prediction } from '../../protocol/lesson.js';
import { text } from '../text/text.js';
import { WithCode } from './with-code.js';

const words = text.lesson.predict;

type Props = {
  /** Of the radio group. */
  name: string;
  predict: Prediction;
  /** By their places; undefined while there is none. */
  predicted: number | undefined;
  right: number | undefined;
  choose: (choice: number) => void;
};

/** A question and its choices; once it is seen which is right, they can be chosen no more. */
export function Answers({ name, predict, predicted, right, choose }: Props) {
  const seen = right !== undefined;
  return (
    <fieldset className="mt-1.5" disabled={seen}>
      <legend className="text-ink">
        <WithCode>{predict.question}</WithCode>
      </legend>
      <ul className="mt-3 flex flex-col gap-2">
        {predict.choices.map(({ text: said }, i) => (
          <li key={said}>
            <label className="answer" data-chosen={predicted === i} data-right={seen ? right === i : undefined}>
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={predicted === i}
                onChange={() => choose(i)}
              />
              <span aria-hidden className="answer-mark">
                {seen && right === i && <Check size={12} strokeWidth={3.5} />}
                {seen && right !== i && predicted === i && <X size={12} strokeWidth={3.5} />}
              </span>
              <span>
                <WithCode>{said}</WithCode>
                {right === i && <span className="sr-only">{words.isRight}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** What there is to say once it was seen. */
export function verdict(predicted: number | undefined, right: number): string {
  if (predicted === undefined) return words.unanswered;
  return predicted === right ? words.right : words.wrong;
}
