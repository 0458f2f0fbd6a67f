import { useEffect, useState } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { experimentOfLinkText } from '../../protocol/share/link.js';
import { findLink } from '../share/short-link.js';

export type Opened =
  | { state: 'nothing' }
  | { state: 'loading' }
  | { state: 'ready'; experiment: Experiment }
  | { state: 'failed'; message: string };

/**
 * The experiment that the page's address names: by a short id of this server, or in the fragment itself.
 * @param hash with its `#`, or empty
 */
export function useOpened(id: string | undefined, hash: string): Opened {
  const [found, setFound] = useState<{ of: string; opened: Opened }>();
  const of = `${id ?? ''}${hash}`;
  useEffect(() => {
    let wanted = true;
    void open(id, hash).then((opened) => wanted && setFound({ of: `${id ?? ''}${hash}`, opened }));
    return () => {
      wanted = false;
    };
  }, [id, hash]);
  return found?.of === of ? found.opened : { state: 'loading' };
}

async function open(id: string | undefined, hash: string): Promise<Opened> {
  const [, text] = /^#x=(.*)$/s.exec(hash) ?? [];
  if (id === undefined && text === undefined) return { state: 'nothing' };
  try {
    return { state: 'ready', experiment: experimentOfLinkText(text ?? (await findLink(id ?? ''))) };
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
