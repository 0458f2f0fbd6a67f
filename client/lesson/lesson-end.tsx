import type { Lesson } from '../../protocol/lesson.js';
import { WaysOn } from '../app/ways-on.js';
import { text } from '../text/text.js';
import { useCourse } from './lesson-data.js';
import { useProgress } from './progress.js';

const words = text.lesson;

/** Below the last step: whether all of them are done, and where to go on. */
export function LessonEnd({ lesson }: { lesson: Lesson }) {
  const course = useCourse();
  const progress = useProgress((state) => state.steps);
  const left = lesson.steps.filter(({ slug }) => !progress[`${lesson.slug}/${slug}`]?.done).length;
  const lessons = course.state === 'ready' ? course.value.flatMap((module) => module.lessons) : [];
  const next = lessons[lessons.findIndex(({ slug }) => slug === lesson.slug) + 1];
  const first = next ? { to: `/lesson/${next.slug}`, label: words.nextLesson(next.title) } : null;
  return (
    <section aria-label={words.end} className="mt-6 flex flex-col gap-3 border-line border-t pt-5">
      <p role="status" className="text-soft text-sm">
        {left === 0 ? words.finished : words.left(left)}
      </p>
      <WaysOn first={first} />
    </section>
  );
}
