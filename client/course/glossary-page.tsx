import { useEffect } from 'react';
import { Link } from 'wouter';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { useCourse, useGlossary } from '../lesson/lesson-data.js';
import { text } from '../text/text.js';

const words = text.glossary;

/** Every word of the course: what it means, where that is said, and the lesson that shows it. */
export default function GlossaryPage() {
  const glossary = useGlossary();
  const course = useCourse();
  useEffect(() => {
    document.title = `${words.title} · ${text.header.name}`;
  }, []);
  if (glossary.state === 'loading' || course.state === 'loading') return <Header live={false} />;
  if (glossary.state === 'failed') return <MessagePage title={words.title}>{glossary.message}</MessagePage>;
  const lessons = course.state === 'ready' ? course.value.flatMap((module) => module.lessons) : [];
  const all = Object.entries(glossary.value).sort(([, a], [, b]) => a.term.localeCompare(b.term, 'en'));
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto w-full max-w-3xl flex-1 px-5 py-8">
        <h1 className="font-serif text-4xl text-ink tracking-tight">{words.title}</h1>
        <dl className="mt-6">
          {all.map(([id, { term, means, see }]) => {
            const lesson = lessons.find(({ teaches }) => teaches.includes(id));
            return (
              <div key={id} id={id} className="border-line border-t py-4">
                <dt className="font-semibold text-ink">{term}</dt>
                <dd className="mt-1 text-soft">
                  {means}{' '}
                  <a href={see} target="_blank" rel="noreferrer" className="underline underline-offset-4">
                    {new URL(see).host}
                  </a>
                  {lesson && (
                    <>
                      {' · '}
                      <Link to={`/lesson/${lesson.slug}`} className="underline underline-offset-4">
                        {words.lesson(lesson.title)}
                      </Link>
                    </>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      </main>
    </div>
  );
}
