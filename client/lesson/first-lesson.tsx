import { Redirect } from 'wouter';
import { MessagePage } from '../app/message-page.js';
import { text } from '../text/text.js';
import { useCourse } from './lesson-data.js';
import { useProgress } from './progress.js';
import { nextStep } from './where-next.js';

/** `/lesson` is where one left off: the first step that is not done, or the first of all. */
export function FirstLesson() {
  const course = useCourse();
  const done = useProgress((state) => state.steps);
  if (course.state === 'loading') return null;
  if (course.state === 'failed') return <MessagePage title={text.lesson.none}>{course.message}</MessagePage>;
  const next = nextStep(course.value, done);
  if (!next) return <MessagePage title={text.lesson.none}>{text.lesson.noneBuilt}</MessagePage>;
  return <Redirect to={`/lesson/${next}`} replace />;
}
