import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { ReferenceIndex } from '../../protocol/reference.js';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { text } from '../text/text.js';
import { useReferenceIndex } from './reference-data.js';

const words = text.reference;

/** `/reference`: every option, method and attribute, found by its name or by what it does. */
export default function ReferenceList() {
  const index = useReferenceIndex();
  useEffect(() => {
    document.title = `${words.title} · ${text.header.name}`;
  }, []);
  if (index.state === 'loading') return <Header live={false} />;
  if (index.state === 'failed') return <MessagePage title={words.title}>{index.message}</MessagePage>;
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto w-full max-w-5xl flex-1 px-5 py-8">
        <h1 className="font-serif text-4xl text-ink tracking-tight">{words.title}</h1>
        <p className="mt-3 max-w-2xl text-pretty text-soft">{words.about}</p>
        <Found index={index.value} />
      </main>
    </div>
  );
}

function Found({ index }: { index: ReferenceIndex }) {
  const [asked, setAsked] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // whoever comes by the key comes to search
  useEffect(() => input.current?.focus(), []);
  const found = index.filter((page) =>
    [page.title, page.summary, ...page.aliases].join(' ').toLowerCase().includes(asked.trim().toLowerCase()),
  );
  const kinds = (Object.keys(words.kinds) as (keyof typeof words.kinds)[]).filter((kind) =>
    found.some((page) => page.kind === kind),
  );
  return (
    <>
      <label className="mt-5 flex max-w-sm items-center gap-2 rounded-xl border border-line bg-surface px-3 focus-within:border-line-strong">
        <Search size={15} aria-hidden className="flex-none text-faint" />
        <span className="sr-only">{words.find}</span>
        <input
          ref={input}
          type="search"
          className="field min-w-0 flex-1 hover:bg-transparent"
          placeholder={words.find}
          value={asked}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => setAsked(event.target.value)}
        />
      </label>
      <p role="status" className="sr-only">
        {words.found(found.length)}
      </p>
      {found.length === 0 && <p className="mt-6 text-soft">{words.nothing(asked.trim())}</p>}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind.replace(' ', '-')}`} className="mt-7">
          <h2 id={`kind-${kind.replace(' ', '-')}`} className="font-serif text-ink text-xl">
            {words.kinds[kind]}
          </h2>
          <ul className="mt-2 grid gap-x-8 sm:grid-cols-2">
            {found
              .filter((page) => page.kind === kind)
              .map(({ name, title, summary }) => (
                <li key={name} className="border-line border-t py-2.5">
                  <Link
                    to={`/reference/${name}`}
                    className="font-mono font-semibold text-ink text-sm underline-offset-4 hover:underline"
                  >
                    {title}
                  </Link>
                  <p className="text-soft text-sm">{summary}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
