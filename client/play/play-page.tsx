import { useEffect } from 'react';
import { useParams, useSearchParams } from 'wouter';
import { useFragment } from '../app/address.js';
import { MessagePage } from '../app/message-page.js';
import { text } from '../text/text.js';
import { Embedded } from './embedded.js';
import { addressOf, useGallery } from './gallery-data.js';
import { fragmentOf, useOpened } from './opened.js';
import { Playground } from './playground.js';

const { play } = text;

/** The free playground: blank, a piece of the gallery, or what somebody shared by a link or a file. */
export default function PlayPage() {
  const { id, piece } = useParams();
  const hash = fragmentOf(useFragment());
  const [search] = useSearchParams();
  const opened = useOpened({ piece, id, hash });
  const shared = id !== undefined || hash !== '';
  const about = useAbout(piece, shared);
  useEffect(() => {
    if (about) document.title = `${about.title} · Session Playground`;
  }, [about]);
  if (opened.state === 'loading' || about === null) return null;
  if (opened.state === 'failed') {
    return <MessagePage title={play.failed}>{opened.message}</MessagePage>;
  }
  const address = `${piece ? addressOf(piece) : id ? `/play/${id}` : '/play'}${hash}`;
  const { experiment } = opened;
  return search.has('embed') ? (
    <Embedded key={address} experiment={experiment} address={address} />
  ) : (
    <Playground key={address} {...about} {...{ experiment, address, piece, shared }} />
  );
}

/** What the page says that it is; null until that is known. */
function useAbout(piece: string | undefined, shared: boolean): { title: string; summary: string } | null {
  const gallery = useGallery();
  if (piece !== undefined) {
    if (gallery.state === 'loading') return null;
    const found = gallery.state === 'ready' ? gallery.value.find(({ name }) => name === piece) : undefined;
    return { title: found?.title ?? piece, summary: found?.summary ?? '' };
  }
  return shared ? { title: play.title, summary: play.about } : { title: play.blank, summary: play.blankAbout };
}
