import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { LiveExploration } from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';
import { useLit } from '../difference/lit.js';
import { text } from '../text/text.js';
import { choose } from './choose.js';
import { Row } from './row.js';
import { placeOf, type RowHeights, rowsInPage, scrolledTo, topOf } from './row-window.js';

/** On paper there is room for so many. */
const printedRows = 130;

type Props = {
  /** Those that are shown. */
  events: readonly TraceEvent[];
  explorations: readonly LiveExploration[];
  /** How many events the stage shows: the last of them is selected. */
  at: number;
  /** The event to bring into view: where the stage is, or what was chosen on it. */
  target: number;
  /** The request that is looked into: its rows are marked. */
  requestId: string | undefined;
  /** What the rows scroll in. */
  box: RefObject<HTMLElement | null>;
};

/** The rows of the log. Of a long trace those in view are in the page, in a list as high as all of them. */
export function Rows({ events, explorations, at, target, requestId, box }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [seen, setSeen] = useView(box);
  const [more, setMore] = useState<ReadonlyMap<number, number>>(new Map());
  const heights: RowHeights = {
    row: seen.row,
    more: new Map([...more].map(([seq, height]) => [placeOf(seq, events), height])),
  };
  const selected = placeOf(at, events);
  // only where the target goes, the log scrolls there, and when it comes to be seen: known before it is drawn, so that it
  // is drawn once
  const place = placeOf(target, events);
  const open = seen.height > 0;
  const [followed, setFollowed] = useState({ place, open });
  const moves = followed.place !== place || followed.open !== open;
  const view = moves && open && place > 0 ? { ...seen, top: scrolledTo(place, seen, heights) } : seen;
  if (moves) {
    setFollowed({ place, open });
    setSeen(view);
  }
  const printing = usePrinting();
  const otherwise = useLit((lit) => lit.events);
  const [first, last] = printing
    ? [Math.max(1, selected - printedRows + 1), selected]
    : rowsInPage(view, events.length, heights);
  // by keyboard the list is entered at the selected row, or at the one in the page that is next to it
  const entered = Math.max(first, Math.min(selected, last));
  const moved = useRef(false);

  const top = useRef(view.top);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a person scrolled to is not to be scrolled to again
  useLayoutEffect(() => {
    // what is not seen does not keep where it is scrolled to
    if (!open) top.current = 0;
    if (!box.current || !open || top.current === view.top) return;
    box.current.scrollTop = view.top;
    top.current = view.top;
  }, [place, open]);

  // the row may have come into the page only now
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
  });

  const move = (event: KeyboardEvent) => {
    const to = { ArrowDown: selected + 1, ArrowUp: selected - 1, Home: 1, End: events.length }[event.key];
    const row = to === undefined ? undefined : events[to - 1];
    if (!row) return;
    event.preventDefault();
    moved.current = true;
    choose(row.seq);
  };

  const [grew] = useState(
    () => (seq: number, height: number) =>
      setMore((before) => (before.get(seq) === height ? before : new Map(before).set(seq, height))),
  );

  return (
    <>
      {selected > printedRows && (
        <p className="hidden text-faint text-xs printing:block">{text.log.earlierLeftOut(selected - printedRows)}</p>
      )}
      <ol
        ref={list}
        onKeyDown={move}
        className="log-rows"
        style={
          printing
            ? {}
            : {
                paddingTop: topOf(first, heights),
                paddingBottom: topOf(events.length + 1, heights) - topOf(last + 1, heights),
              }
        }
      >
        {events.slice(first - 1, last).map((event, i) => (
          <Row
            key={event.seq}
            event={event}
            place={first + i}
            count={last - first + 1 < events.length ? events.length : undefined}
            exploration={explorations.find(({ seq }) => seq === event.seq)}
            otherwise={otherwise?.get(event.seq)}
            selected={first + i === selected}
            marked={event.requestId !== requestId ? undefined : event.seq === target ? 'asked' : 'request'}
            entered={first + i === entered}
            played={event.seq <= at}
            printed={event.seq <= at && first + i > selected - printedRows}
            grew={grew}
          />
        ))}
      </ol>
    </>
  );
}

/** Whether the page is being printed: the rows that are to be on paper are in it then, wherever one has scrolled. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // the page is drawn for paper when the listeners have returned
    const set = (on: boolean) => () => flushSync(() => setPrinting(on));
    const [before, after] = [set(true), set(false)];
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/**
 * Which part of the box is in view, and how high a row is; kept up to date while it is scrolled or changes its size.
 * Where it is scrolled to by the page is set, not asked for: that would lay the page out in the middle of a frame.
 */
function useView(box: RefObject<HTMLElement | null>) {
  const [view, setView] = useState({ top: 0, height: 0, row: 26 });
  const [measure] = useState(() => () => {
    if (!box.current) return;
    const { scrollTop: top, clientHeight: height } = box.current;
    setView((before) => (before.top === top && before.height === height ? before : { ...before, top, height }));
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      measure();
      // `.log-row` follows the reader's own size of type, and has two lines where it is narrow
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const row = (element.clientWidth < 26 * rem ? 2.75 : 1.625) * rem;
      setView((before) => ({ ...before, row }));
    });
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, measure]);
  return [view, setView] as const;
}
