import { useEffect } from 'react';
import { Link } from 'wouter';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { useTrouble } from '../lesson/lesson-data.js';
import OpenForm from '../play/open-form.js';
import { text } from '../text/text.js';

const words = text.trouble;

/** `/trouble`: by what one sees, to the step that shows why; and the way in for one's own code. */
export default function TroublePage() {
  const trouble = useTrouble();
  useEffect(() => {
    document.title = `${words.title} · ${text.header.name}`;
  }, []);
  if (trouble.state === 'loading') return <Header live={false} />;
  if (trouble.state === 'failed') return <MessagePage title={words.title}>{trouble.message}</MessagePage>;
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto w-full max-w-3xl flex-1 px-5 py-8">
        <h1 className="font-serif text-4xl text-ink tracking-tight">{words.title}</h1>
        <p className="mt-3 text-pretty text-soft">{words.about}</p>
        <ul className="mt-6">
          {trouble.value.map(({ says, step, because }) => (
            <li key={says} className="border-line border-t py-3.5">
              <Link to={`/lesson/${step}`} className="font-medium text-ink underline-offset-4 hover:underline">
                {says}
              </Link>
              <p className="text-soft text-sm">{because}</p>
            </li>
          ))}
        </ul>
        <section aria-labelledby="own-code" className="mt-6 border-line border-t pt-5">
          <h2 id="own-code" className="font-serif text-ink text-xl">
            {words.own}
          </h2>
          <p className="mt-1 mb-3 text-soft text-sm">{words.ownAbout}</p>
          <OpenForm />
        </section>
      </main>
    </div>
  );
}
