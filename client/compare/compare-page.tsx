import { lazy, useEffect, useMemo } from 'react';
import { useFragment } from '../app/address.js';
import { MessagePage } from '../app/message-page.js';
import { text } from '../text/text.js';
import { type Pair, pairOf } from './pair.js';

const says = text.compare;

/** Not needed to say that there is nothing to compare. */
const Comparison = lazy(() => import('./comparison.js'));

/** Two experiments side by side; both are in the address. */
export default function ComparePage() {
  const hash = useFragment();
  const read = useMemo(() => readPair(hash), [hash]);
  useEffect(() => {
    document.title = `${says.title} · Session Playground`;
  }, []);
  if (typeof read === 'string') return <MessagePage title={says.failed}>{read}</MessagePage>;
  if (!read) {
    return <MessagePage title={says.nothing}>{says.nothingHint}</MessagePage>;
  }
  return <Comparison key={hash} given={read} />;
}

/** @returns the pair, null when the address holds none, or in one sentence what is wrong with it */
function readPair(hash: string): Pair | null | string {
  try {
    return pairOf(hash);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
