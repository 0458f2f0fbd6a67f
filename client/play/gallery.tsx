import { useEffect } from 'react';
import { Link } from 'wouter';
import type { GalleryPiece } from '../../protocol/gallery.js';
import { useFragment, useLinksFollowed } from '../app/address.js';
import { StagePicture } from '../stage/stage-picture.js';
import { text } from '../text/text.js';
import { addressOf, useGallery } from './gallery-data.js';
import OpenForm from './open-form.js';

const { gallery } = text;

/** Where to start from: the pieces, each with its picture, and what somebody has themselves. */
export function Gallery({ current }: { current: string | undefined }) {
  const loaded = useGallery();
  useInView(loaded.state);
  return (
    <section
      id="gallery"
      aria-labelledby="gallery-title"
      className="border-line border-t p-4 pt-8 lg:p-6 lg:pt-10 printing:hidden"
    >
      <h2 id="gallery-title" tabIndex={-1} className="font-serif text-2xl text-ink tracking-tight outline-none">
        {gallery.title}
      </h2>
      <p className="mt-1 mb-5 text-soft text-sm">{gallery.about}</p>
      {loaded.state === 'failed' && <p className="text-danger text-sm">{loaded.message}</p>}
      {loaded.state === 'ready' && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-5">
          {loaded.value.map((piece) => (
            <Card key={piece.name} piece={piece} current={piece.name === current} />
          ))}
        </ul>
      )}
      <h3 className="eyebrow mt-10 mb-3">{text.play.open}</h3>
      <div className="max-w-2xl">
        <OpenForm />
      </div>
    </section>
  );
}

/** `/play#gallery` begins here. @param loaded what changes the height of the page */
function useInView(loaded: string) {
  const hash = useFragment();
  const followed = useLinksFollowed();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link again goes there again
  useEffect(() => {
    if (hash === '#gallery') toGallery();
  }, [hash, followed, loaded]);
}

/** Brings the gallery into view, and the focus to it. */
export function toGallery() {
  const heading = document.getElementById('gallery-title');
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function Card({ piece: { name, title, summary, picture }, current }: { piece: GalleryPiece; current: boolean }) {
  return (
    <li className="gallery-card" data-piece={name}>
      <StagePicture picture={picture} />
      <div className="border-line border-t p-4">
        <h3 className="font-serif text-lg text-ink leading-snug">
          {/* the whole card is the link's: its ::after covers it */}
          <Link to={addressOf(name)} aria-current={current ? 'page' : undefined} className="gallery-link">
            {title}
          </Link>
        </h3>
        <p className="mt-1 text-soft text-sm">{summary}</p>
      </div>
    </li>
  );
}
