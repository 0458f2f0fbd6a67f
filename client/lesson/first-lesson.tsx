import { Redirect } from 'wouter';
import { MessagePage } from '../app/message-page.js';
import { text } from '../text/text.js';
import { useLessonIndex } from './lesson-data.js';

/** `/lesson` is the first one. */
export function FirstLesson() {
  const index = useLessonIndex();
  if (index.state === 'loading') return null;
  if (index.state === 'failed') return <MessagePage title={text.lesson.none}>{index.message}</MessagePage>;
  const first = index.value[0];
  if (!first) return <MessagePage title={text.lesson.none}>{text.lesson.noneBuilt}</MessagePage>;
  return <Redirect to={`/lesson/${first.slug}`} replace />;
}
