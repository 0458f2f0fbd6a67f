import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { FirstLesson } from '../lesson/first-lesson.js';
import { LessonPage } from '../lesson/lesson-page.js';
import { DropTarget } from '../play/drop-target.js';
import { text } from '../text/text.js';
import { AsSent } from './as-sent.js';
import { MessagePage } from './message-page.js';

const ComparePage = lazy(() => import('../compare/compare-page.js'));
const CoursePage = lazy(() => import('../course/course-page.js'));
const DesignPage = lazy(() => import('../design/specimens/design-page.js'));
const GlossaryPage = lazy(() => import('../course/glossary-page.js'));
const HomePage = lazy(() => import('../home/home-page.js'));
const ModulePage = lazy(() => import('../course/module-page.js'));
const PlayPage = lazy(() => import('../play/play-page.js'));
const ReferenceList = lazy(() => import('../reference/reference-list.js'));
const ReferencePage = lazy(() => import('../reference/reference-page.js'));
const ReviewPage = lazy(() => import('../review/review-page.js'));
const TroublePage = lazy(() => import('../reference/trouble-page.js'));

/** The page: which lesson and step is shown, or which experiment, is in the URL. */
export function App() {
  return (
    <>
      <Suspense fallback={<AsSent />}>
        <Switch>
          <Route path="/lesson/:module/:lesson/:step?">
            <LessonPage />
          </Route>
          <Route path="/play/:id?">
            <PlayPage />
          </Route>
          <Route path="/play/gallery/:piece">
            <PlayPage />
          </Route>
          <Route path="/compare">
            <ComparePage />
          </Route>
          <Route path="/design">
            <DesignPage />
          </Route>
          <Route path="/course">
            <CoursePage />
          </Route>
          <Route path="/course/:module">
            <ModulePage />
          </Route>
          <Route path="/reference">
            <ReferenceList />
          </Route>
          <Route path="/reference/:name">
            <ReferencePage />
          </Route>
          <Route path="/trouble">
            <TroublePage />
          </Route>
          <Route path="/review">
            <ReviewPage />
          </Route>
          <Route path="/glossary">
            <GlossaryPage />
          </Route>
          <Route path="/lesson">
            <FirstLesson />
          </Route>
          <Route path="/">
            <HomePage />
          </Route>
          <Route>
            <MessagePage title={text.message.nothing}>{text.message.nothingHere}</MessagePage>
          </Route>
        </Switch>
      </Suspense>
      <DropTarget />
    </>
  );
}
