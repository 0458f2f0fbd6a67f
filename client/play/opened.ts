import { useEffect, useState } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { experimentOfLinkText } from '../../protocol/share/link.js';
import { load } from '../app/loaded.js';
import { findLink } from '../share/short-link.js';
import { text } from '../text/text.js';
import { blank } from './blank.js';

/** `piece`: of the gallery; `id`: short, of this server; `hash`: of a link that holds it, or empty. */
type Address = { piece: string | undefined; id: string | undefined; hash: string };

type Opened = { state: 'loading' } | { state: 'ready'; experiment: Experiment } | { state: 'failed'; message: string };

/** The experiment that the page's address names; the blank one when it names none. */
export function useOpened({ piece, id, hash }: Address): Opened {
  const [found, setFound] = useState<{ of: string; opened: Opened }>();
  const of = JSON.stringify([piece, id, hash]);
  useEffect(() => {
    let wanted = true;
    void open({ piece, id, hash }).then(
      (opened) => wanted && setFound({ of: JSON.stringify([piece, id, hash]), opened }),
    );
    return () => {
      wanted = false;
    };
  }, [piece, id, hash]);
  return found?.of === of ? found.opened : { state: 'loading' };
}

const holding = /^#x=/;

/** The fragment of a link that holds an experiment; empty for any other fragment. */
export const fragmentOf = (hash: string) => (holding.test(hash) ? hash : '');

async function open({ piece, id, hash }: Address): Promise<Opened> {
  if (piece !== undefined) {
    const loaded = await load<Experiment>(`/gallery/${encodeURIComponent(piece)}.json`, text.gallery.noSuch(piece));
    return loaded.state === 'ready' ? { state: 'ready', experiment: loaded.value } : loaded;
  }
  if (id === undefined && hash === '') return { state: 'ready', experiment: blank };
  try {
    return {
      state: 'ready',
      experiment: experimentOfLinkText(id === undefined ? hash.replace(holding, '') : await findLink(id)),
    };
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
