import { ArrowRight, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Lesson, LessonStep } from '../../protocol/lesson.js';
import { Header } from '../app/header.js';
import { Workspace } from '../app/workspace.js';
import { Answers, verdict } from '../lesson/answers.js';
import { openStep } from '../lesson/open-step.js';
import { performSolution } from '../lesson/perform.js';
import { useStepState } from '../lesson/step-state.js';
import { WithCode } from '../lesson/with-code.js';
import { text } from '../text/text.js';
import { noteReview } from './due.js';

const words = text.review;

type Props = {
  /** Of the step that it comes from. */
  id: string;
  step: LessonStep;
  original: LessonStep;
  lesson: Lesson;
  /** How many more there are to review. */
  left: number;
  goOn: () => void;
};

/** One prediction, asked again: one answers, it is run, and what happens says which is right. */
export function ReviewQuestion({ id, step, original, lesson, left, goOn }: Props) {
  const [predicted, setPredicted] = useState<number>();
  const [running, setRunning] = useState(false);
  const own = `review of ${id}`;
  useEffect(() => openStep(own, step, null, () => {}), [own, step]);
  const { holding } = useStepState(own, step);
  const right = running && holding?.length === 1 ? holding[0] : undefined;
  useEffect(() => {
    if (right !== undefined) noteReview(id, predicted === right);
  }, [id, right, predicted]);
  const { predict } = step;
  if (!predict) return null;
  const findOut = () => {
    setRunning(true);
    void performSolution(step);
  };
  return (
    <div className="flex min-h-dvh flex-col">
      <Header>{words.title}</Header>
      <div className="grid flex-1 printing:block grid-cols-[minmax(0,1fr)] items-start lg:grid-cols-[minmax(20rem,25rem)_minmax(0,1fr)]">
        <main className="flex flex-col border-line px-5 pt-6 pb-5 printing:hidden lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:border-r lg:px-7 lg:pt-8">
          <p className="eyebrow">{words.left(left)}</p>
          <h1 className="mt-2 font-serif text-[1.75rem] text-ink leading-tight tracking-tight">{words.again}</h1>
          <p className="mt-3 text-soft">
            {words.from}{' '}
            <Link to={`/lesson/${id}`} className="underline underline-offset-4">
              {lesson.title}: {original.title}
            </Link>
            . {words.otherApp}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
          <pre className="review-code" tabIndex={0}>
            {step.start.app}
          </pre>
          <p className="mt-3 text-ink">
            {words.willDo} <WithCode>{step.do}</WithCode>
          </p>
          <section aria-label={words.title} className="mt-4 rounded-2xl border border-line bg-surface p-4 shadow-lift">
            <Answers name="review" predict={predict} predicted={predicted} right={right} choose={setPredicted} />
            <div role="status" className="mt-3 text-sm text-soft">
              {right !== undefined && (
                <p>
                  <b className="text-ink">{verdict(predicted, right)}</b>{' '}
                  {predicted === right ? words.known : words.unknown}
                </p>
              )}
            </div>
            {right === undefined ? (
              <button
                type="button"
                className="button button-main mt-3 w-full"
                disabled={predicted === undefined || running}
                onClick={findOut}
              >
                <Play size={15} aria-hidden /> {words.findOut}
              </button>
            ) : (
              <button type="button" className="button button-main mt-3 w-full" onClick={goOn}>
                {left > 0 ? words.next : words.end} <ArrowRight size={15} aria-hidden />
              </button>
            )}
          </section>
        </main>
        <Workspace />
      </div>
    </div>
  );
}
