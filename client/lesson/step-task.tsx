import { ArrowDown, Check } from 'lucide-react';
import { useEffect } from 'react';
import type { LessonStep } from '../../protocol/lesson.js';
import { check } from '../../trace/query.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { markDone, useProgress } from './progress.js';

const words = text.lesson;

/** What to do in a step, and how much of it is done: claims over what the stage has shown so far. */
export function StepTask({ lesson, step }: { lesson: string; step: LessonStep }) {
  const events = useSandbox((state) => state.events);
  const furthest = usePlayhead((state) => state.furthest);
  const seen = events.slice(0, furthest);
  const results = step.check.map((claim) => check(claim, seen));
  const met = results.filter(Boolean).length;
  const done = met === results.length;
  const before = useProgress((state) => state.done.includes(`${lesson}/${step.slug}`));
  useEffect(() => {
    if (done) markDone(lesson, step.slug);
  }, [done, lesson, step.slug]);
  return (
    <section aria-label={words.yourTurn} className="mt-7 rounded-2xl border border-line bg-surface p-4 shadow-lift">
      <h2 className="eyebrow">{words.yourTurn}</h2>
      <p className="mt-1.5 text-ink">{step.do}</p>
      <ul className="mt-3 flex flex-col gap-2 text-sm" aria-live="polite">
        {step.check.map((claim, i) => (
          <li key={claim.hint} className="flex items-start gap-2.5" data-done={results[i]}>
            <span
              aria-hidden
              data-actor="store"
              className={`mt-0.5 grid size-4.5 flex-none place-items-center rounded-full border ${
                results[i] ? 'border-actor bg-actor text-surface' : 'border-line-strong'
              }`}
            >
              {results[i] && <Check size={12} strokeWidth={3.5} />}
            </span>
            <span className={results[i] ? 'text-faint' : 'text-soft'}>
              <span className="sr-only">{results[i] ? words.done : words.notYet}</span>
              {claim.hint}
            </span>
          </li>
        ))}
      </ul>
      <a href="#playground" className="button button-main mt-4 w-full lg:hidden">
        {words.toPlayground} <ArrowDown size={15} aria-hidden />
      </a>
      <p className="mt-3 text-faint text-sm tabular-nums">
        {done ? words.allDone : (before ? words.doneBefore : words.doneOf)(met, results.length)}
      </p>
    </section>
  );
}
