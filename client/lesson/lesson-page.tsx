import { useEffect } from 'react';
import { useParams } from 'wouter';
import type { Lesson, LessonStep } from '../../protocol/lesson.js';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { Workspace } from '../app/workspace.js';
import { text } from '../text/text.js';
import { useLesson } from './lesson-data.js';
import { LessonPanel } from './lesson-panel.js';
import { useStepSandbox } from './step-sandbox.js';

export function LessonPage() {
  const { module, lesson: name, step } = useParams();
  const lesson = useLesson(`${module}/${name}`);
  if (lesson.state === 'loading') return null;
  if (lesson.state === 'failed') return <MessagePage title={text.lesson.failed}>{lesson.message}</MessagePage>;
  return <OpenLesson lesson={lesson.value} stepSlug={step} />;
}

function OpenLesson({ lesson, stepSlug }: { lesson: Lesson; stepSlug: string | undefined }) {
  const at = Math.max(
    0,
    lesson.steps.findIndex((step) => step.slug === stepSlug),
  );
  const step = lesson.steps[at];
  return step ? <OpenStep lesson={lesson} step={step} at={at} /> : null;
}

function OpenStep({ lesson, step, at }: { lesson: Lesson; step: LessonStep; at: number }) {
  useStepSandbox(`${lesson.slug}/${step.slug}`, step);
  useEffect(() => {
    document.title = `${step.title} · ${lesson.title} · ${text.header.name}`;
  }, [lesson, step]);
  return (
    <div className="flex min-h-dvh flex-col">
      <Header>{lesson.title}</Header>
      <div className="grid flex-1 printing:block grid-cols-[minmax(0,1fr)] items-start lg:grid-cols-[minmax(20rem,25rem)_minmax(0,1fr)]">
        <LessonPanel lesson={lesson} step={step} at={at} />
        <div className="contents" data-light={step.focus.light.join(' ')} data-hide={step.focus.hide.join(' ')}>
          <Workspace />
        </div>
      </div>
    </div>
  );
}
