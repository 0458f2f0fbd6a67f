import { ArrowRight } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { Header } from '../app/header.js';
import { addressOf, useGallery } from '../play/gallery-data.js';
import OpenForm from '../play/open-form.js';
import { StagePicture } from '../stage/stage-picture.js';
import { text } from '../text/text.js';

const { home } = text;

/** What this is, in one screen, and the ways in: a lesson, the playground, something of one's own. */
export default function HomePage() {
  useEffect(() => {
    document.title = text.header.name;
  }, []);
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto grid w-full max-w-7xl flex-1 items-center gap-x-14 gap-y-10 px-5 py-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:px-10">
        <div className="flex flex-col items-start">
          <h1 className="font-serif text-[clamp(2.25rem,4.2vw,3.5rem)] text-ink leading-[1.08] tracking-tight">
            {home.title}
          </h1>
          <p className="mt-5 max-w-prose text-lg text-soft leading-relaxed">{home.about}</p>
          <div className="mt-7 flex flex-wrap gap-3">
            <Link to="/lesson" className="button button-main button-large">
              {home.lesson} <ArrowRight size={17} aria-hidden />
            </Link>
            <Link to="/play" className="button button-large">
              {home.playground}
            </Link>
          </div>
          <Link to="/play#gallery" className="mt-3 text-soft text-sm underline underline-offset-4">
            {home.gallery}
          </Link>
          <section aria-labelledby="own" className="mt-9 w-full border-line border-t pt-5">
            <h2 id="own" className="mb-3 font-semibold text-ink text-sm">
              {home.own}
            </h2>
            <OpenForm />
          </section>
        </div>
        <Showpiece />
      </main>
    </div>
  );
}

/** The first piece of the gallery, at its moment. */
function Showpiece() {
  const gallery = useGallery();
  const piece = gallery.state === 'ready' ? gallery.value[0] : undefined;
  return (
    <figure className="min-w-0">
      <div className="showpiece">{piece && <StagePicture picture={piece.picture} whole />}</div>
      {/* beside each other, and with room for both: the link comes later, and moves nothing */}
      <figcaption className="mt-3 flex min-h-10 flex-wrap content-start gap-x-1 text-faint text-sm max-sm:min-h-15">
        <span>{home.caption}</span>
        {piece && (
          <Link to={addressOf(piece.name)} className="underline underline-offset-4">
            {home.watch}
          </Link>
        )}
      </figcaption>
    </figure>
  );
}
