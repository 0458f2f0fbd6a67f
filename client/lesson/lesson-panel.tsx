import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import type { Lesson, LessonStep } from '../../protocol/lesson.js';
import { text } from '../text/text.js';
import { LessonEnd } from './lesson-end.js';
import { useLiveProse } from './live-prose.js';
import { useProgress } from './progress.js';
import { StepTask } from './step-task.js';

const { lesson: lessonWords } = text;

/** The text of one step, what to do in it, and the way to the others. */
export function LessonPanel({ lesson, step, at }: { lesson: Lesson; step: LessonStep; at: number }) {
  const prose = useRef<HTMLDivElement>(null);
  // the same object while the step is the same: what was written into the live things stays
  const html = useMemo(() => ({ __html: step.html }), [step]);
  useLiveProse(prose, step);
  const panel = useRef<HTMLElement>(null);
  const shownStep = useRef(at);
  useEffect(() => {
    if (shownStep.current === at) return;
    shownStep.current = at;
    panel.current?.scrollTo({ top: 0 });
    panel.current?.querySelector('h1')?.focus();
  }, [at]);
  return (
    <main
      ref={panel}
      className="flex flex-col border-line px-5 printing:hidden pt-6 pb-5 lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:border-r lg:px-7 lg:pt-8"
      aria-label={lessonWords.title}
    >
      <StepDots lesson={lesson} at={at} />
      <h1 tabIndex={-1} className="mt-5 font-serif text-[1.75rem] text-ink leading-tight tracking-tight outline-none">
        {step.title}
      </h1>
      {/* Markdown of this repository, rendered when the lessons were built */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: no learner's text comes in here */}
      <div ref={prose} className="prose mt-4" dangerouslySetInnerHTML={html} />
      <StepTask key={step.slug} id={`${lesson.slug}/${step.slug}`} step={step} />
      {at === lesson.steps.length - 1 && <LessonEnd lesson={lesson} />}
      <StepNav lesson={lesson} at={at} />
    </main>
  );
}

const addressOf = (lesson: Lesson, step: LessonStep) => `/lesson/${lesson.slug}/${step.slug}`;

function StepDots({ lesson, at }: { lesson: Lesson; at: number }) {
  const progress = useProgress((state) => state.steps);
  return (
    <nav aria-label={lessonWords.steps} className="flex items-center gap-3">
      <ol className="flex gap-1">
        {lesson.steps.map((step, i) => {
          const isDone = progress[`${lesson.slug}/${step.slug}`]?.done === true;
          return (
            <li key={step.slug}>
              <Link
                to={addressOf(lesson, step)}
                aria-current={i === at ? 'step' : undefined}
                aria-label={lessonWords.step(i + 1, step.title, isDone)}
                title={step.title}
                className="group flex h-6 w-8 items-center rounded"
              >
                <span
                  className={`h-1.5 w-full rounded-full ${
                    i === at ? 'bg-ink' : isDone ? 'bg-[var(--store)]' : 'bg-line group-hover:bg-line-strong'
                  }`}
                />
              </Link>
            </li>
          );
        })}
      </ol>
      <span className="text-faint text-sm tabular-nums">{lessonWords.stepOf(at + 1, lesson.steps.length)}</span>
    </nav>
  );
}

function StepNav({ lesson, at }: { lesson: Lesson; at: number }) {
  const before = lesson.steps[at - 1];
  const after = lesson.steps[at + 1];
  return (
    <nav aria-label={lessonWords.otherSteps} className="mt-auto flex justify-between gap-3 pt-8">
      {before ? (
        <Link to={addressOf(lesson, before)} className="button">
          <ArrowLeft size={16} aria-hidden /> {lessonWords.back}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link to={addressOf(lesson, after)} className="button min-w-0 whitespace-normal py-1.5 text-left">
          {lessonWords.next(after.title)} <ArrowRight size={16} aria-hidden />
        </Link>
      )}
    </nav>
  );
}
