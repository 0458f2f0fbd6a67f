import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Lesson, LessonStep } from '../../protocol/lesson.js';
import { text } from '../text/text.js';
import { LessonEnd } from './lesson-end.js';
import { useProgress } from './progress.js';
import { withActors } from './prose.js';
import { StepTask } from './step-task.js';

const { lesson: lessonWords } = text;

/** The text of one step, what to do in it, and the way to the others. */
export function LessonPanel({ lesson, at }: { lesson: Lesson; at: number }) {
  const step = lesson.steps[at];
  const panel = useRef<HTMLElement>(null);
  const shownStep = useRef(at);
  useEffect(() => {
    if (shownStep.current === at) return;
    shownStep.current = at;
    panel.current?.scrollTo({ top: 0 });
    panel.current?.querySelector('h1')?.focus();
  }, [at]);
  if (!step) return null;
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
      <div className="prose mt-4" dangerouslySetInnerHTML={{ __html: withActors(step.html) }} />
      <StepTask key={step.slug} lesson={lesson.slug} step={step} />
      {at === lesson.steps.length - 1 && <LessonEnd lesson={lesson} />}
      <StepNav lesson={lesson} at={at} />
    </main>
  );
}

function useStepLink(lesson: Lesson) {
  const [search] = useSearchParams();
  const query = search.toString();
  return (step: LessonStep) => `/lesson/${lesson.slug}/${step.slug}${query && `?${query}`}`;
}

function StepDots({ lesson, at }: { lesson: Lesson; at: number }) {
  const link = useStepLink(lesson);
  const done = useProgress((state) => state.done);
  return (
    <nav aria-label={lessonWords.steps} className="flex items-center gap-3">
      <ol className="flex gap-1">
        {lesson.steps.map((step, i) => {
          const isDone = done.includes(`${lesson.slug}/${step.slug}`);
          return (
            <li key={step.slug}>
              <Link
                to={link(step)}
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
  const link = useStepLink(lesson);
  const before = lesson.steps[at - 1];
  const after = lesson.steps[at + 1];
  return (
    <nav aria-label={lessonWords.otherSteps} className="mt-auto flex justify-between gap-3 pt-8">
      {before ? (
        <Link to={link(before)} className="button">
          <ArrowLeft size={16} aria-hidden /> {lessonWords.back}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link to={link(after)} className="button">
          {lessonWords.next(after.title)} <ArrowRight size={16} aria-hidden />
        </Link>
      )}
    </nav>
  );
}
