import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { FirstLesson } from '../lesson/first-lesson.js';
import { LessonPage } from '../lesson/lesson-page.js';

const DesignPage = lazy(() => import('../design/specimens/design-page.js'));

/** The page: which lesson and step is shown is in the URL. */
export function App() {
  return (
    <BrowserRouter>
      <Routes>
        <Route path="/lesson/:module/:lesson/:step?" element={<LessonPage />} />
        <Route
          path="/design"
          element={
            <Suspense fallback={null}>
              <DesignPage />
            </Suspense>
          }
        />
        <Route path="*" element={<FirstLesson />} />
      </Routes>
    </BrowserRouter>
  );
}
