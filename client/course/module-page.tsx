import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import { Link, useParams } from 'wouter';
import type { ModuleSummary } from '../../protocol/lesson.js';
import { Header } from '../app/header.js';
import { useLoaded } from '../app/loaded.js';
import { MessagePage } from '../app/message-page.js';
import { useProgress } from '../lesson/progress.js';
import { WithCode } from '../lesson/with-code.js';
import { text } from '../text/text.js';

const words = text.course.summary;

/** One module on a page to print: what each of its steps showed, and its words. */
export default function ModulePage() {
  const { module } = useParams();
  const summary = useLoaded<ModuleSummary>(`/lessons/${module}.json`, words.missing);
  const title = summary.state === 'ready' ? summary.value.title : '';
  useEffect(() => {
    if (title) document.title = `${title} · ${text.header.name}`;
  }, [title]);
  if (summary.state === 'loading') return <Header live={false} />;
  if (summary.state === 'failed') return <MessagePage title={words.none}>{summary.message}</MessagePage>;
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="printing:hidden">
        <Header live={false} />
      </div>
      <main className="module-summary">
        <Summary {...summary.value} />
      </main>
    </div>
  );
}

function Summary({ title, summary, lessons, words: terms }: ModuleSummary) {
  const progress = useProgress((state) => state.steps);
  return (
    <>
      <header className="mb-4 flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h1 className="font-serif text-3xl text-ink tracking-tight">{title}</h1>
          <p className="mt-1 text-soft">{summary}</p>
        </div>
        <button type="button" className="button printing:hidden" onClick={() => window.print()}>
          <Printer size={15} aria-hidden /> {words.print}
        </button>
      </header>
      <div className="summary-columns">
        {lessons.map((lesson) => (
          <section key={lesson.slug} className="summary-lesson">
            <h2 className="font-semibold text-ink">
              <Link to={`/lesson/${lesson.slug}`}>{lesson.title}</Link>
            </h2>
            <ul>
              {lesson.steps.map(({ slug, because }) => (
                <li key={slug} data-done={progress[`${lesson.slug}/${slug}`]?.done === true}>
                  <WithCode>{because}</WithCode>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {terms.length > 0 && (
          <section className="summary-lesson">
            <h2 className="font-semibold text-ink">{words.words}</h2>
            <dl>
              {terms.map(({ term, means }) => (
                <div key={term}>
                  <dt className="inline font-medium text-ink">{term}:</dt> <dd className="inline">{means}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </>
  );
}
