import { Columns2, Play } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'wouter';
import type { ReferencePage as Page } from '../../protocol/reference.js';
import { linkText } from '../../protocol/share/link.js';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { addressOf } from '../compare/pair.js';
import { WithCode } from '../lesson/with-code.js';
import { StagePicture } from '../stage/stage-picture.js';
import { text } from '../text/text.js';
import { pageOf, useReferenceIndex, useReferencePage } from './reference-data.js';

const words = text.reference;

/** `/reference/NAME`: one option, method or attribute, with its default, its experiment, and what it changes. */
export default function ReferencePage() {
  const { name = '' } = useParams();
  const index = useReferenceIndex();
  const found = index.state === 'ready' ? pageOf(index.value, name) : null;
  const page = useReferencePage(found);
  if (index.state === 'loading' || (found !== null && page.state === 'loading')) return <Header live={false} />;
  if (found === null || page.state !== 'ready')
    return (
      <MessagePage title={words.title}>
        {page.state === 'failed' && found !== null ? page.message : words.none(name.slice(0, 60))}
      </MessagePage>
    );
  return <Opened page={page.value} />;
}

function Opened({ page }: { page: Page }) {
  const { title, kind, summary, html, see, lessons, a, b } = page;
  useEffect(() => {
    document.title = `${title} · ${text.header.name}`;
  }, [title]);
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto w-full max-w-5xl flex-1 px-5 py-8">
        <p className="eyebrow">
          <Link to="/reference">{words.title}</Link> · {words.kind[kind]}
        </p>
        <h1 className="mt-2 font-mono font-semibold text-2xl text-ink tracking-tight [overflow-wrap:anywhere]">
          {title}
        </h1>
        <p className="mt-2 max-w-2xl text-lg text-soft">{summary}</p>
        <Facts page={page} />
        {/* Markdown of this repository, rendered when the reference was built */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: nobody's text comes in here */}
        <div className="prose mt-5 max-w-2xl" dangerouslySetInnerHTML={{ __html: html }} />
        <div className="mt-7 grid gap-6 md:grid-cols-2">
          <Side name="A" says={a.says} app={a.experiment.app} picture={<StagePicture picture={a.picture} />} />
          <Side name="B" says={b.says} app={b.experiment.app} picture={<StagePicture picture={b.picture} />} />
        </div>
        <div className="mt-6 flex flex-wrap gap-2">
          <Link to={addressOf({ a: a.experiment, b: b.experiment })} className="button button-main">
            <Columns2 size={16} aria-hidden /> {words.compare}
          </Link>
          <Link to={`/play#${linkText(a.experiment)}`} className="button">
            <Play size={15} aria-hidden /> {words.open}
          </Link>
        </div>
        <nav aria-label={words.more} className="mt-8 border-line border-t pt-4 text-sm">
          <ul className="flex flex-col gap-1.5">
            {lessons.map((step) => (
              <li key={step}>
                <Link to={`/lesson/${step}`} className="underline underline-offset-4">
                  {words.lesson(step.replaceAll('/', ' · ').replaceAll('-', ' '))}
                </Link>
              </li>
            ))}
            {see.map((address) => (
              <li key={address}>
                <a
                  href={address}
                  target="_blank"
                  rel="noreferrer"
                  className="underline underline-offset-4 [overflow-wrap:anywhere]"
                >
                  {address.replace('https://', '')}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </main>
    </div>
  );
}

function Facts({ page: { default: left, takes, deprecated, aliases } }: { page: Page }) {
  const rows = [
    [words.leftOut, left],
    [words.takes, takes],
    [words.deprecated, deprecated],
    [words.alsoCalled, aliases.length > 0 ? aliases.join(', ') : undefined],
  ].filter((row): row is [string, string] => row[1] !== undefined);
  if (rows.length === 0) return null;
  return (
    <dl className="mt-5 grid max-w-2xl grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-faint">{name}</dt>
          <dd className="text-ink">
            <WithCode>{value}</WithCode>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Side({ name, says, app, picture }: { name: string; says: string; app: string; picture: ReactNode }) {
  return (
    <section aria-label={words.side(name)} className="min-w-0">
      <h2 className="font-serif text-ink text-xl">{name}</h2>
      <p className="mt-1 min-h-12 text-soft">{says}</p>
      <div className="mt-2 overflow-hidden rounded-2xl border border-line">{picture}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <pre className="review-code" tabIndex={0}>
        {app}
      </pre>
    </section>
  );
}
