import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { LiveExploration } from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';
import { useLit } from '../difference/lit.js';
import { text } from '../text/text.js';
import { choose } from './choose.js';
import { Row } from './row.js';
import { type RowHeights, rowsInPage, scrolledTo, topOf } from './row-window.js';

/** On paper there is room for so many. */
const printedRows = 130;

type Props = {
  events: readonly TraceEvent[];
  explorations: readonly LiveExploration[];
  /** How many events the stage shows: the last of them is selected. */
  at: number;
  /** What the rows scroll in. */
  box: RefObject<HTMLElement | null>;
};

/** The rows of the log. Of a long trace those in view are in the page, in a list as high as all of them. */
export function Rows({ events, explorations, at, box }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [seen, setSeen] = useView(box);
  const [more, setMore] = useState<ReadonlyMap<number, number>>(new Map());
  const heights: RowHeights = { row: seen.row, more };
  // only where the stage goes, the log scrolls there: known before it is drawn, so that it is drawn once
  const [followed, setFollowed] = useState(at);
  const view = followed === at || at === 0 ? seen : { ...seen, top: scrolledTo(at, seen, heights) };
  if (followed !== at) {
    setFollowed(at);
    setSeen(view);
  }
  const printing = usePrinting();
  const otherwise = useLit((lit) => lit.events);
  const [first, last] = printing ? [Math.max(1, at - printedRows + 1), at] : rowsInPage(view, events.length, heights);
  // by keyboard the list is entered at the selected row, or at the one in the page that is next to it
  const entered = Math.max(first, Math.min(at, last));
  const moved = useRef(false);

  const top = useRef(view.top);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a person scrolled to is not to be scrolled to again
  useLayoutEffect(() => {
    if (!box.current || top.current === view.top) return;
    box.current.scrollTop = view.top;
    top.current = view.top;
  }, [at]);

  // the row may have come into the page only now
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    list.current?.querySelector<HTMLElement>(`[data-seq="${at}"] button`)?.focus({ preventScroll: true });
  });

  const move = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 1, End: events.length }[event.key];
    if (to === undefined || to < 1 || to > events.length) return;
    event.preventDefault();
    moved.current = true;
    choose(to);
  };

  const [grew] = useState(
    () => (seq: number, height: number) =>
      setMore((before) => (before.get(seq) === height ? before : new Map(before).set(seq, height))),
  );

  return (
    <>
      {at > printedRows && (
        <p className="hidden text-faint text-xs printing:block">{text.log.earlierLeftOut(at - printedRows)}</p>
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
        {events.slice(first - 1, last).map((event) => (
          <Row
            key={event.seq}
            event={event}
            count={last - first + 1 < events.length ? events.length : undefined}
            exploration={explorations.find(({ seq }) => seq === event.seq)}
            otherwise={otherwise?.get(event.seq)}
            selected={event.seq === at}
            entered={event.seq === entered}
            played={event.seq <= at}
            printed={event.seq <= at && event.seq > at - printedRows}
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
      // `.log-row` follows the reader's own size of type
      const row = 1.625 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
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
