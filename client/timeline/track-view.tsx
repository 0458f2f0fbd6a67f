import { memo, type PointerEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import { useLit } from '../difference/lit.js';
import { useSandbox } from '../live/sandbox.js';
import { useFindings } from '../log/findings.js';
import { scrub, seek, usePlayhead } from './playhead.js';
import {
  laneHeight,
  lanes,
  markPaths,
  ringPath,
  seqAt,
  spanPath,
  spans,
  spansHeight,
  trackHeight,
  xOf,
} from './track.js';

/**
 * Every event of the trace on the track of its actor, and the requests above them. Pointing at a mark tells its
 * sentence, pressing goes there, dragging scrubs. Without a pointer the slider below does the same.
 */
export function Track() {
  const events = useDeferredValue(useSandbox((state) => state.events));
  const area = useRef<HTMLDivElement>(null);
  const { width, unit } = useSize(area);
  const [pointed, setPointed] = useState<number | null>(null);
  const drag = useDrag();
  // measured when the pointer comes: while it scrubs, asking for it would lay the page out in the middle of a frame
  const left = useRef(0);
  const seqUnder = ({ clientX }: PointerEvent) => seqAt((clientX - left.current) / unit, events.length, width);
  const pointedAt = pointed === null ? undefined : events[pointed - 1];
  return (
    <div className="track" aria-hidden>
      <Labels />
      <div
        ref={area}
        className="track-area"
        style={{ height: rem(trackHeight) }}
        onPointerEnter={({ currentTarget }) => {
          left.current = currentTarget.getBoundingClientRect().left;
        }}
        onPointerDown={(event) => {
          if (event.button !== 0 || events.length === 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(seqUnder(event));
        }}
        onPointerMove={(event) => {
          const seq = seqUnder(event);
          const scrubs = event.currentTarget.hasPointerCapture(event.pointerId);
          if (scrubs) drag(seq);
          // where one scrubs to is told below already
          setPointed(scrubs || seq === 0 ? null : seq);
        }}
        onPointerLeave={() => setPointed(null)}
      >
        <Marks events={events} width={width} />
        <Rings events={events} width={width} />
        <Playhead count={events.length} width={width} />
        {pointedAt && <Pointed event={pointedAt} x={xOf(pointedAt.seq, events.length, width)} width={width} />}
      </div>
    </div>
  );
}

function Labels() {
  return (
    <ul className="track-labels" style={{ paddingTop: rem(spansHeight) }}>
      {lanes.map((actor) => (
        <li key={actor} data-actor={actor} style={{ height: rem(laneHeight) }}>
          {actorNames[actor]}
        </li>
      ))}
    </ul>
  );
}

const Marks = memo(function Marks({ events, width }: { events: readonly TraceEvent[]; width: number }) {
  const findings = useFindings((state) => state.findings);
  const paths = useMemo(
    () => markPaths(events, width, new Set(findings.map(({ seq }) => seq))),
    [events, width, findings],
  );
  const { d, names } = useMemo(() => spanPath(spans(events), events.length, width), [events, width]);
  return (
    <svg className="absolute inset-0 size-full" viewBox={`0 0 ${width} ${trackHeight}`} aria-hidden>
      <path className="track-spans" data-actor="browser" d={d} />
      {names.map(({ id, x, y }) => (
        <text key={id} className="track-span-name" x={x} y={y}>
          {id}
        </text>
      ))}
      {lanes.map((actor, i) => (
        <line
          key={actor}
          className="track-lane"
          x1={0}
          x2={width}
          y1={spansHeight + (i + 0.5) * laneHeight}
          y2={spansHeight + (i + 0.5) * laneHeight}
        />
      ))}
      {paths.map(({ actor, shape, d: marks }) => (
        <path key={`${actor} ${shape}`} className="track-marks" data-actor={actor} data-shape={shape} d={marks} />
      ))}
    </svg>
  );
});

/** Around what went otherwise than in the run before, while that is lit. */
function Rings({ events, width }: { events: readonly TraceEvent[]; width: number }) {
  const otherwise = useLit((lit) => lit.events);
  const d = useMemo(() => otherwise && ringPath(events, width, otherwise), [events, width, otherwise]);
  if (!d) return null;
  return (
    <svg className="absolute inset-0 size-full" viewBox={`0 0 ${width} ${trackHeight}`} aria-hidden>
      <path className="track-rings" d={d} />
    </svg>
  );
}

/** A line where the stage is, and a veil over what is not shown yet. */
function Playhead({ count, width }: { count: number; width: number }) {
  const at = usePlayhead((state) => state.at);
  const x = xOf(Math.max(1, Math.min(at, count)), count, width);
  return (
    <>
      <div className="track-unseen">
        <div style={{ transform: `translateX(${rem(x)})` }} />
      </div>
      <div className="track-playhead" style={{ transform: `translateX(${rem(x)})` }} />
    </>
  );
}

function Pointed({ event, x, width }: { event: TraceEvent; x: number; width: number }) {
  const actor = actorOf(event);
  return (
    // as far to the left of the pointer as the pointer is along the track: it never leaves the page
    <p
      className="track-pointed"
      data-actor={actor}
      style={{ left: rem(x), transform: `translateX(-${width > 0 ? (x / width) * 100 : 0}%)` }}
    >
      <span className="text-faint tabular-nums">{event.seq}</span>{' '}
      <b className="font-semibold text-actor">{actorNames[actor]}</b> {sentence(event)}
    </p>
  );
}

/** Scrubs at most once in a frame: a fast pointer tells more places than can be shown. */
function useDrag() {
  const frame = useRef<number | null>(null);
  const wanted = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current ?? 0), []);
  return (seq: number) => {
    wanted.current = seq;
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null;
      scrub(wanted.current);
    });
  };
}

/** Lengths of the tracks grow with the reader's type, as all of the page does. */
const rem = (px: number) => `${px / 16}rem`;

/** The width of the tracks in their own px, and how many of the screen's one of them is. */
function useSize(element: React.RefObject<HTMLElement | null>): { width: number; unit: number } {
  const [size, setSize] = useState({ width: 0, unit: 1 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      setSize({ width: (entry?.contentRect.width ?? 0) / unit, unit });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
