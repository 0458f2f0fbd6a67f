import type { TraceEvent } from '../../trace/event.js';
import { type Actor, actorNames, actorOf } from '../design/actor.js';
import type { Otherwise } from '../difference/lit.js';
import { drawn, notable, type Shape, shapeOf } from './marks.js';

/** The tracks from above: one for each actor. */
export const lanes = Object.keys(actorNames) as Actor[];
export const laneHeight = 15;
/** Above the tracks: the requests, from when they are sent to when they are answered. */
export const spansHeight = 26;
export const trackHeight = spansHeight + lanes.length * laneHeight;

/** Left and right of the first and last event: half of the slider's thumb, which is above the same event. */
const edge = 8;
/** Events nearer than this, in px, are drawn as a density, with only what matters in its shape. */
const room = 5;
/** What matters leaves so much between two of the same shape on one track. */
const apart = 7;

/** Where event `seq` of `count` stands on a track `width` px wide. */
export const xOf = (seq: number, count: number, width: number): number =>
  count < 2 ? edge : edge + ((seq - 1) / (count - 1)) * (width - 2 * edge);

/** The event at `x` px; the first and the last beyond them. 0 when there is none. */
export function seqAt(x: number, count: number, width: number): number {
  if (count < 2 || width <= 2 * edge) return count;
  const share = (x - edge) / (width - 2 * edge);
  return 1 + Math.round(Math.max(0, Math.min(1, share)) * (count - 1));
}

export type MarkPath = { actor: Actor; shape: Shape | 'density'; d: string };

/**
 * The marks of all events, one path for each actor and shape: the page has as many elements for 50,000 events as for 50.
 * @param mistakes the events that a known mistake is named at
 */
export function markPaths(events: readonly TraceEvent[], width: number, mistakes: ReadonlySet<number>): MarkPath[] {
  const count = events.length;
  const dense = count > 1 && (width - 2 * edge) / (count - 1) < room;
  const paths = new Map<string, MarkPath & { last: number }>();
  const draw = (actor: Actor, shape: MarkPath['shape'], x: number, outline: string, gap: number) => {
    const key = `${actor} ${shape}`;
    const path = paths.get(key);
    if (path && x - path.last < gap) return;
    const y = spansHeight + (lanes.indexOf(actor) + 0.5) * laneHeight;
    const d = `M${x} ${y}${outline}`;
    paths.set(key, { actor, shape, d: path ? path.d + d : d, last: x });
  };
  for (const event of events) {
    const actor = actorOf(event);
    const shape = mistakes.has(event.seq) ? 'mistake' : shapeOf(event);
    const x = Math.round(xOf(event.seq, count, width) * 10) / 10;
    if (!dense) draw(actor, shape, x, drawn[shape], 0);
    else {
      draw(actor, 'density', Math.round(x), density, 1);
      if (notable.has(shape)) draw(actor, shape, x, drawn[shape], apart);
    }
  }
  // what matters lies on top
  return [...paths.values()].sort((a, b) => weight(a.shape) - weight(b.shape));
}

const density = 'm-.5-2.5h1v5h-1z';

const weight = (shape: MarkPath['shape']) => (shape === 'density' ? 0 : notable.has(shape) ? 2 : 1);

/**
 * A ring around each event that went otherwise than in the run before; a smaller one, before the event, where something
 * happened that happens no more.
 */
export function ringPath(
  events: readonly TraceEvent[],
  width: number,
  otherwise: ReadonlyMap<number, Otherwise>,
): string {
  const rings = [...otherwise].map(([seq, { changed }]) => {
    const event = events[seq - 1];
    if (!event) return '';
    const x = xOf(changed ? seq : seq - 0.5, events.length, width);
    const y = spansHeight + (lanes.indexOf(actorOf(event)) + 0.5) * laneHeight;
    const r = changed ? 6 : 3;
    return `M${Math.round(x * 10) / 10 - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  });
  return rings.join('');
}

/** A request on the timeline; `row`: one below the other where they overlap. `to` is null while it is under way. */
export type Span = { id: string; from: number; to: number | null; row: number };

/** The requests of a trace, parallel ones in rows of their own. */
export function spans(events: readonly TraceEvent[]): Span[] {
  const all: Span[] = [];
  const open: (Span | undefined)[] = [];
  for (const { type, requestId, seq } of events) {
    if (requestId === null) continue;
    if (type === 'request') {
      const free = open.indexOf(undefined);
      const row = free < 0 ? open.length : free;
      const span = { id: requestId, from: seq, to: null, row };
      open[row] = span;
      all.push(span);
    } else if (type === 'response') {
      const row = open.findIndex((span) => span?.id === requestId);
      const span = open[row];
      if (!span) continue;
      span.to = seq;
      open[row] = undefined;
    }
  }
  return all;
}

/** Rows beyond this lie over the last one: a flood of parallel requests is seen as one block. */
const mostRows = 4;

/** Spans as one path, with room for the names of those that are wide enough. */
export function spanPath(all: readonly Span[], count: number, width: number) {
  const rows = Math.min(mostRows, Math.max(1, ...all.map(({ row }) => row + 1)));
  const height = (spansHeight - 4) / rows;
  let d = '';
  let last = -1;
  const names: { id: string; x: number; y: number }[] = [];
  for (const { id, from, to, row } of all) {
    const x = Math.round(xOf(from, count, width) * 10) / 10;
    const end = Math.round(xOf(to ?? count, count, width) * 10) / 10;
    const y = Math.min(row, rows - 1) * height;
    // of requests narrower than a pixel, one for each
    if (rows === 1 && end - last < 1) continue;
    last = end;
    d += `M${x} ${y + 1}H${Math.max(end, x + 1)}V${y + height - 1}H${x}z`;
    if (rows <= 2 && end - x > 10 + 7 * id.length) names.push({ id, x: x + 5, y: y + height / 2 });
  }
  return { d, names };
}
