import { useMemo } from 'react';
import { differences } from '../../trace/diff/differences.js';
import { runOf } from '../../trace/diff/run-of.js';
import { summary } from '../../trace/diff/summary.js';
import { text } from '../text/text.js';
import { useLockstep } from './lockstep.js';

const says = text.compare;

/** What changed, in one sentence. @param label what B has otherwise; null: nothing */
export function WhatChanged({ label }: { label: string | null }) {
  const moments = useLockstep((state) => state.moments);
  const sentence = useMemo(() => {
    if (moments.length === 0) return says.working;
    if (label === null) return says.alike;
    if (!moments.some(({ before, after }) => (before ?? after)?.type === 'request')) return says.nothingSent;
    const [a, b] = [moments.flatMap(({ before }) => before ?? []), moments.flatMap(({ after }) => after ?? [])];
    return summary(label, differences(runOf(a), runOf(b)));
  }, [label, moments]);
  return (
    <section aria-labelledby="what-changed" className="pt-2 lg:pt-4">
      <h1 id="what-changed" className="eyebrow">
        {says.whatChanged}
      </h1>
      <p
        role="status"
        className="mt-1.5 max-w-4xl text-balance font-serif text-[1.375rem] text-ink leading-snug tracking-tight sm:text-[1.75rem] sm:leading-tight"
        data-summary
      >
        {sentence}
      </p>
    </section>
  );
}
