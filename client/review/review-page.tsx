import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Lesson, LessonStep } from '../../protocol/lesson.js';
import { variantOf } from '../../protocol/variant.js';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { useLesson } from '../lesson/lesson-data.js';
import { useProgress } from '../lesson/progress.js';
import { text } from '../text/text.js';
import { type Review, useDue, waiting } from './due.js';
import { ReviewQuestion } from './review-question.js';

const words = text.review;

/** Predictions that were wrong come back, each with another app of the same kind. */
export default function ReviewPage() {
  const due = useDue();
  const progress = useProgress((state) => state.steps);
  /** What is asked now: it stays when it was answered, until one goes on. */
  const [asked, setAsked] = useState<Review | null>(due[0] ?? null);
  useEffect(() => {
    document.title = `${words.title} · ${text.header.name}`;
  }, []);
  if (asked) {
    const others = due.filter(({ id }) => id !== asked.id);
    return (
      <Asked
        key={`${asked.id} ${asked.times}`}
        review={asked}
        left={others.length}
        goOn={() => setAsked(others[0] ?? null)}
      />
    );
  }
  const [next] = waiting(progress);
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start gap-4 px-5 py-12">
        <h1 className="font-serif text-3xl text-ink tracking-tight">{words.title}</h1>
        <p className="text-soft">{next ? words.later(minutesUntil(next.due)) : words.nothing}</p>
        <div className="flex flex-wrap gap-2">
          {next && (
            <button type="button" className="button" onClick={() => setAsked(next)}>
              {words.now}
            </button>
          )}
          <Link to="/course" className="button button-main">
            {words.toCourse}
          </Link>
        </div>
      </main>
    </div>
  );
}

/** In ms, of whole minutes. */
const minutesUntil = (due: number) => Math.ceil((due - Date.now()) / 60_000) * 60_000;

type AskedProps = { review: Review; left: number; goOn: () => void };

function Asked({ review, left, goOn }: AskedProps) {
  const slug = review.id.split('/').slice(0, 2).join('/');
  const lesson = useLesson(slug);
  if (lesson.state === 'loading') return <Header />;
  const step = lesson.state === 'ready' ? stepOf(lesson.value, review.id) : undefined;
  if (lesson.state === 'failed' || !step?.predict)
    return <MessagePage title={words.title}>{lesson.state === 'failed' ? lesson.message : words.gone}</MessagePage>;
  return <Variant review={review} step={step} lesson={lesson.value} left={left} goOn={goOn} />;
}

const stepOf = ({ slug, steps }: Lesson, id: string) => steps.find((step) => `${slug}/${step.slug}` === id);

function Variant({ review, step, ...props }: AskedProps & { step: LessonStep; lesson: Lesson }) {
  // the same while it is on the page, whatever is noted of it meanwhile
  const [variant] = useState(() => variantOf(step, review.times + 1));
  return <ReviewQuestion id={review.id} step={variant} original={step} {...props} />;
}
