import type { ReferenceIndex, ReferencePage } from '../../protocol/reference.js';
import { useLoaded } from '../app/loaded.js';
import { text } from '../text/text.js';

// beside the addresses of the pages themselves
export const useReferenceIndex = () => useLoaded<ReferenceIndex>('/reference-pages/index.json', text.reference.missing);

/** @param name of the page, or another name of the same thing; null while the list is not there */
export const useReferencePage = (name: string | null) =>
  useLoaded<ReferencePage>(`/reference-pages/${name ?? 'index'}.json`, text.reference.missing);

/** The page that a name leads to: its own, or that of which it is another name. */
export const pageOf = (index: ReferenceIndex, name: string): string | null =>
  index.find((page) => page.name === name || page.aliases.includes(name))?.name ?? null;
