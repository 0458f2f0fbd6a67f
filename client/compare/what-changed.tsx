import { useMemo } from 'react';
import { bounds } from '../../protocol/bounds.js';
import type { Moment } from '../../trace/diff/align.js';
import type { TraceDifference } from '../../trace/diff/difference.js';
import { differences } from '../../trace/diff/differences.js';
import { runOf } from '../../trace/diff/run-of.js';
import { summary } from '../../trace/diff/summary.js';
import { text } from '../text/text.js';
import { useLockstep } from './lockstep.js';

const says = text.compare;

/** What changed, in one sentence; and on demand each difference in its own. @param label what B has otherwise; null: nothing */
export function WhatChanged({ label }: { label: string | null }) {
  const moments = useLockstep((state) => state.moments);
  const found = useMemo(() => {
    const [a, b] = [moments.flatMap(({ before }) => before ?? []), moments.flatMap(({ after }) => after ?? [])];
    return differences(runOf(a), runOf(b));
  }, [moments]);
  return (
    <section aria-labelledby="what-changed" className="lg:min-w-0 lg:flex-1 lg:basis-[36rem]">
      <h1 id="what-changed" className="eyebrow">
        {says.whatChanged}
      </h1>
      <p
        role="status"
        className="mt-1.5 max-w-4xl text-pretty font-serif text-[1.375rem] text-ink leading-snug tracking-tight lg:text-2xl lg:leading-tight"
        data-summary
      >
        {sentenceOf(label, moments, found)}
      </p>
      {found.length > 0 && <Each found={found} />}
    </section>
  );
}

function sentenceOf(label: string | null, moments: readonly Moment[], found: readonly TraceDifference[]): string {
  if (moments.length === 0) return says.working;
  if (label === null) return says.alike;
  const sent = moments.some(({ before, after }) => (before ?? after)?.type === 'request');
  return sent ? summary(label, found) : says.nothingSent;
}

function Each({ found }: { found: readonly TraceDifference[] }) {
  const more = found.length - bounds.differences;
  return (
    <details className="mt-2 max-w-4xl text-sm">
      <summary className="min-h-6 w-fit cursor-pointer text-soft hover:text-ink">{says.each(found.length)}</summary>
      <ul className="mt-1.5 flex list-outside list-disc flex-col gap-1 pl-5 text-ink">
        {found.slice(0, bounds.differences).map(({ requestId, what, which, sentence }) => (
          <li key={`${requestId} ${what} ${which}`} className="break-words">
            {sentence}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-faint">{says.moreDifferences(more)}</p>}
    </details>
  );
}
