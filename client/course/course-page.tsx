import { ArrowRight, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { useCourse, useGlossary } from '../lesson/lesson-data.js';
import { useProgress } from '../lesson/progress.js';
import { nextStep } from '../lesson/where-next.js';
import { useDue } from '../review/due.js';
import { text } from '../text/text.js';
import { CourseMap } from './course-map.js';
import { ProgressFile } from './progress-file.js';

const words = text.course;

/** The whole course: where one is in it, what is known, and the way on. */
export default function CoursePage() {
  const course = useCourse();
  const glossary = useGlossary();
  const progress = useProgress((state) => state.steps);
  const due = useDue();
  useEffect(() => {
    document.title = `${words.title} · ${text.header.name}`;
  }, []);
  if (course.state === 'loading' || glossary.state === 'loading') return <Header live={false} />;
  if (course.state === 'failed') return <MessagePage title={text.lesson.none}>{course.message}</MessagePage>;
  const steps = course.value.flatMap(({ lessons }) =>
    lessons.flatMap(({ slug, steps }) => steps.map((step) => `${slug}/${step.slug}`)),
  );
  const done = steps.filter((id) => progress[id]?.done).length;
  const next = nextStep(course.value, progress);
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto w-full max-w-[88rem] flex-1 px-5 py-8 lg:px-10">
        <h1 className="font-serif text-4xl text-ink tracking-tight">{words.title}</h1>
        <p className="mt-3 max-w-3xl text-pretty text-soft">{words.about}</p>
        <div className="mt-5 flex flex-wrap items-center gap-3">
          {next && (
            <Link to={`/lesson/${next}`} className="button button-main button-large">
              {done === 0 ? words.start : words.goOn} <ArrowRight size={17} aria-hidden />
            </Link>
          )}
          <Link to="/review" className="button button-large">
            <RotateCcw size={16} aria-hidden /> {words.review(due.length)}
          </Link>
          <span className="text-faint text-sm tabular-nums">{words.stepsOf(done, steps.length)}</span>
          <progress className="course-progress" aria-label={words.progress} max={steps.length} value={done} />
        </div>
        <CourseMap course={course.value} glossary={glossary.state === 'ready' ? glossary.value : {}} />
        <ProgressFile />
      </main>
    </div>
  );
}
