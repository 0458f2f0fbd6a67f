import type { TraceEvent } from '../../trace/event.js';

/** A trace up to here is in the page whole: the browser's own search finds all of it, a screen reader walks through it. */
const wholeUpTo = 400;
/** Rows kept above and below those in view: what is scrolled to by a few rows is there already. */
const beyond = 8;

/** What decides where rows are, in px. Rows are counted from 1. */
export type RowHeights = {
  row: number;
  /** Of those that show more than their line: by how much each is higher. */
  more: ReadonlyMap<number, number>;
};

/** Which row of those in the log event `seq` has; where it has none, the one before it, 0 before the first. */
export function placeOf(seq: number, events: readonly TraceEvent[]): number {
  let [below, above] = [0, events.length];
  while (below < above) {
    const middle = (below + above + 1) >> 1;
    if ((events[middle - 1] as TraceEvent).seq <= seq) below = middle;
    else above = middle - 1;
  }
  return below;
}

/** Where a row begins, from the top of the list. */
export function topOf(place: number, { row, more }: RowHeights): number {
  let top = (place - 1) * row;
  for (const [other, height] of more) if (other < place) top += height;
  return top;
}

/** The row `y` px below the top of the list; beyond the last row one that there is not. */
function rowAt(y: number, { row, more }: RowHeights): number {
  let rest = y;
  for (const [place, height] of [...more].sort(([a], [b]) => a - b)) {
    const end = topOf(place, { row, more }) + row + height;
    if (y < end - height) break;
    if (y < end) return place;
    rest -= height;
  }
  return Math.floor(rest / row) + 1;
}

/** The first and the last of the rows in the page, of `count`. */
export function rowsInPage(
  view: { top: number; height: number },
  count: number,
  heights: RowHeights,
): [first: number, last: number] {
  if (count <= wholeUpTo) return [1, count];
  const first = rowAt(Math.max(0, view.top), heights) - beyond;
  const last = rowAt(Math.max(0, view.top) + view.height, heights) + beyond;
  return [Math.max(1, Math.min(first, count)), Math.min(count, last)];
}

/** Where to scroll so that a row is in view: nowhere when it is. */
export function scrolledTo(place: number, view: { top: number; height: number }, heights: RowHeights): number {
  const top = topOf(place, heights);
  const margin = heights.row / 3;
  if (top - margin < view.top) return Math.max(0, top - margin);
  const bottom = topOf(place + 1, heights) + margin;
  return bottom > view.top + view.height ? bottom - view.height : view.top;
}
