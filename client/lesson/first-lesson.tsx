import { Redirect } from 'wouter';
import { MessagePage } from '../app/message-page.js';
import { useLessonIndex } from './lesson-data.js';

/** `/lesson` is the first one. */
export function FirstLesson() {
  const index = useLessonIndex();
  if (index.state === 'loading') return null;
  if (index.state === 'failed') return <MessagePage title="No lessons">{index.message}</MessagePage>;
  const first = index.value[0];
  if (!first)
    return <MessagePage title="No lessons">This server has no lessons. Build them with npm start.</MessagePage>;
  return <Redirect to={`/lesson/${first.slug}`} replace />;
}
