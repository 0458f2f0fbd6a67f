import type { Moment } from '../../trace/diff/align.js';
import { sentence } from '../../trace/sentence.js';
import { text } from '../text/text.js';
import { matters } from '../timeline/marks.js';
import { useLockstep } from './lockstep.js';

const says = text.compare;

/** Tells who does not see the stages what happens on both: what matters while they play, every moment where they stand. */
export function BothNarration() {
  const told = useLockstep(({ moments, at, playing }) => {
    let n = at;
    while (playing && n > 1 && !isTold(moments[n - 1] as Moment)) n--;
    return moments[n - 1];
  });
  return (
    <p className="sr-only" aria-live="polite" data-narration>
      {told && inWords(told)}
    </p>
  );
}

/** What differs is never passed over: it is what one listens for. */
const isTold = ({ before, after, same }: Moment) => !same || [before, after].some((event) => event && matters(event));

function inWords({ before, after, same }: Moment): string {
  if (same && before) return says.bothNarrated(sentence(before));
  return says.eachNarrated(before && sentence(before), after && sentence(after));
}
