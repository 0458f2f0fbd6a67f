import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { FirstLesson } from '../lesson/first-lesson.js';
import { LessonPage } from '../lesson/lesson-page.js';
import { DropTarget } from '../play/drop-target.js';
import { text } from '../text/text.js';
import { MessagePage } from './message-page.js';

const ComparePage = lazy(() => import('../compare/compare-page.js'));
const DesignPage = lazy(() => import('../design/specimens/design-page.js'));
const HomePage = lazy(() => import('../home/home-page.js'));
const PlayPage = lazy(() => import('../play/play-page.js'));

/** The page: which lesson and step is shown, or which experiment, is in the URL. */
export function App() {
  return (
    <BrowserRouter>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/lesson/:module/:lesson/:step?" element={<LessonPage />} />
          <Route path="/play/:id?" element={<PlayPage />} />
          <Route path="/play/gallery/:piece" element={<PlayPage />} />
          <Route path="/compare" element={<ComparePage />} />
          <Route path="/design" element={<DesignPage />} />
          <Route path="/lesson" element={<FirstLesson />} />
          <Route path="/" element={<HomePage />} />
          <Route path="*" element={<MessagePage title={text.header.nothing}>{text.header.nothingHere}</MessagePage>} />
        </Routes>
      </Suspense>
      <DropTarget />
    </BrowserRouter>
  );
}
