import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { type CSSProperties, memo, useMemo } from 'react';
import type { Moment } from '../../trace/diff/align.js';
import { sentence } from '../../trace/sentence.js';
import { IconButton } from '../design/icon-button.js';
import { differingPlaces, differs } from '../difference/differs.js';
import { text } from '../text/text.js';
import { pause, play, scrub, seek, stepBack, stepForward, useLockstep } from './lockstep.js';

const says = text.compare;

/** Where both stages are, the ways to move them together, and where the runs differ. */
export function BothTimeline() {
  const { moments, at, playing } = useLockstep();
  const places = useMemo(() => differingPlaces(moments), [moments]);
  const count = moments.length;
  const previous = places.findLast((place) => place < at);
  const next = places.find((place) => place > at);
  const current = moments[at - 1];
  const event = current?.before ?? current?.after;
  const told = event ? says.momentOf(at, count, sentence(event)) : says.beforeFirst;
  return (
    <section aria-label={says.timeline} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-1">
        <IconButton label={says.back} disabled={at <= 1} onClick={stepBack}>
          <ChevronLeft size={18} aria-hidden />
        </IconButton>
        <button
          type="button"
          className="button button-icon"
          aria-label={playing ? says.pause : says.play}
          title={playing ? says.pause : at < count ? says.play : says.playAgain}
          disabled={count === 0}
          onClick={playing ? pause : play}
        >
          {playing ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        </button>
        <IconButton label={says.forward} disabled={at >= count} onClick={stepForward}>
          <ChevronRight size={18} aria-hidden />
        </IconButton>
        <div className="relative mx-1 min-w-40 flex-1">
          <input
            type="range"
            className="scrubber w-full"
            aria-label={says.moment}
            aria-valuetext={told}
            min={Math.min(1, count)}
            max={count}
            value={at}
            style={{ '--done': `${count > 1 ? ((at - 1) / (count - 1)) * 100 : 0}%` } as CSSProperties}
            onChange={({ target }) => scrub(target.valueAsNumber)}
          />
          <Marks moments={moments} />
        </div>
        <span className="min-w-14 text-right text-faint text-xs tabular-nums">
          {at} / {count}
        </span>
        <IconButton
          label={says.previousDifference}
          disabled={previous === undefined}
          onClick={() => previous !== undefined && seek(previous)}
        >
          <SkipBack size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={says.nextDifference}
          disabled={next === undefined}
          onClick={() => next !== undefined && seek(next)}
        >
          <SkipForward size={15} aria-hidden />
        </IconButton>
        <span className="min-w-28 text-sm text-soft" data-here>
          {current && (current.same ? says.alikeHere : says.differHere)}
        </span>
      </div>
      {places.length > 0 && <Key />}
    </section>
  );
}

/** Every moment that differs: above the line what A alone has, below it what B alone has, through it what is otherwise. */
const Marks = memo(function Marks({ moments }: { moments: readonly Moment[] }) {
  const count = moments.length;
  return (
    <svg
      className="pointer-events-none absolute inset-x-2 top-0 h-6 w-[calc(100%-1rem)]"
      viewBox={`1 0 ${Math.max(1, count - 1)} 24`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {moments.map((moment, i) => {
        const how = differs(moment);
        // biome-ignore lint/suspicious/noArrayIndexKey: a moment is its place
        return how && <line key={i} x1={i + 1} x2={i + 1} {...heights[how]} className="moment-mark" />;
      })}
    </svg>
  );
});

const heights = { a: { y1: 0, y2: 8 }, b: { y1: 16, y2: 24 }, other: { y1: 1, y2: 23 } };

function Key() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-1 text-faint text-xs">
      {(['a', 'b', 'other'] as const).map((how) => (
        <li key={how} className="flex items-center gap-1.5">
          <svg viewBox="0 0 6 24" className="h-4 w-1.5" aria-hidden>
            <line x1="0" x2="6" y1="12" y2="12" stroke="var(--line-strong)" strokeWidth="2" />
            <line x1="3" x2="3" {...heights[how]} className="moment-mark" />
          </svg>
          {says.marks[how]}
        </li>
      ))}
    </ul>
  );
}
