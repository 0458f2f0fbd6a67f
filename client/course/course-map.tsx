import { useState } from 'react';
import { Link } from 'wouter';
import type { Course, Glossary } from '../../protocol/lesson.js';
import { type Progress, useProgress } from '../lesson/progress.js';
import { text } from '../text/text.js';
import { type CourseLesson, known } from './known.js';

const words = text.course;

/**
 * The course as a map: a lane for each module, in it a lesson below the other with the words it explains, and a line to
 * each lesson from those that it needs. What is known is filled.
 */
export function CourseMap({ course, glossary }: { course: Course; glossary: Glossary }) {
  const progress = useProgress((state) => state.steps);
  const [over, setOver] = useState<string | null>(null);
  return (
    <div className="course-map" style={{ '--lanes': course.length } as React.CSSProperties}>
      <Lines course={course} progress={progress} over={over} />
      {course.map((module) => (
        <section key={module.slug} aria-labelledby={`module-${module.slug}`} className="lane">
          <header className="lane-head">
            <h2 id={`module-${module.slug}`} className="font-serif text-ink text-lg leading-tight">
              <Link to={`/course/${module.slug}`} title={words.toSummary}>
                {module.title}
              </Link>
            </h2>
            <p className="mt-1 text-pretty text-faint text-xs">{module.summary}</p>
          </header>
          <ol className="lane-lessons">
            {module.lessons.map((lesson) => (
              <li key={lesson.slug}>
                <LessonNode lesson={lesson} glossary={glossary} progress={progress} setOver={setOver} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

type NodeProps = {
  lesson: CourseLesson;
  glossary: Glossary;
  progress: Progress;
  setOver: (slug: string | null) => void;
};

function LessonNode({ lesson, glossary, progress, setOver }: NodeProps) {
  const { state, done, next } = known(lesson, progress);
  const terms = lesson.teaches.flatMap((id) => glossary[id]?.term ?? []);
  const at = () => setOver(lesson.slug);
  return (
    <Link
      to={`/lesson/${lesson.slug}/${next}`}
      className="lesson-node"
      data-state={state}
      title={lesson.summary}
      onMouseEnter={at}
      onFocus={at}
      onMouseLeave={() => setOver(null)}
      onBlur={() => setOver(null)}
    >
      <span className="flex items-start gap-2">
        <span className="node-dot" aria-hidden />
        <span className="line-clamp-2 font-medium text-[0.8125rem] text-ink leading-tight">{lesson.title}</span>
      </span>
      <span className="node-words">{terms.join(', ')}</span>
      <span className="mt-auto text-faint text-xs tabular-nums">
        <span className="sr-only">{words.states[state]} </span>
        {words.steps(done, lesson.steps.length)} · {words.minutes(lesson.minutes)}
      </span>
    </Link>
  );
}

/** Of a lane's width, and of a lesson's height with the space below it. */
type Place = { lane: number; row: number };

function Lines({ course, progress, over }: { course: Course; progress: Progress; over: string | null }) {
  const places = new Map<string, Place>();
  for (const [lane, { lessons }] of course.entries())
    for (const [row, { slug }] of lessons.entries()) places.set(slug, { lane, row });
  const lessons = course.flatMap((module) => module.lessons);
  const isDone = new Set(lessons.filter((lesson) => known(lesson, progress).state === 'done').map(({ slug }) => slug));
  const rows = Math.max(0, ...course.map((module) => module.lessons.length));
  return (
    <svg
      className="map-lines"
      viewBox={`0 0 ${course.length} ${rows}`}
      preserveAspectRatio="none"
      style={{ '--rows': rows } as React.CSSProperties}
      aria-hidden
    >
      {lessons.flatMap(({ slug, needs }) =>
        needs.flatMap((need) => {
          const from = places.get(need);
          const to = places.get(slug);
          if (!from || !to) return [];
          return (
            <path
              key={`${need} ${slug}`}
              d={line(from, to)}
              data-known={isDone.has(need)}
              data-lit={over === slug || over === need}
            />
          );
        }),
      )}
    </svg>
  );
}

/** From the right end of one lesson to the left end of another; within a lane down its left side. */
function line(from: Place, to: Place): string {
  const middle = ({ row }: Place) => row + 0.45;
  if (from.lane === to.lane) {
    const x = to.lane + 0.03;
    const out = x - 0.05;
    return `M ${x} ${middle(from)} C ${out} ${middle(from)} ${out} ${middle(to)} ${x} ${middle(to)}`;
  }
  const start = from.lane + 0.96;
  const end = to.lane + 0.03;
  const bend = (start + end) / 2;
  return `M ${start} ${middle(from)} C ${bend} ${middle(from)} ${bend} ${middle(to)} ${end} ${middle(to)}`;
}
