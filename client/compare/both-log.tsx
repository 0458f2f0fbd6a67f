import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Moment } from '../../trace/diff/align.js';
import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { actorOf } from '../design/actor.js';
import { Check } from '../design/labelled.js';
import { type Differs, differs } from '../difference/differs.js';
import { text } from '../text/text.js';
import { seek, useLockstep } from './lockstep.js';

const says = text.compare;

/** Rows shown at first; more come on demand. */
const pageSize = 1000;

/** Both logs in two columns, what happens at the same moment on the same line. */
export function BothLog() {
  const moments = useLockstep((state) => state.moments);
  const at = useLockstep((state) => state.at);
  const [only, setOnly] = useState(false);
  const [pages, setPages] = useState(1);
  const list = useRef<HTMLOListElement>(null);
  const lines = useMemo(() => moments.map((moment, i) => ({ moment, place: i + 1, how: differs(moment) })), [moments]);
  const wanted = only ? lines.filter(({ how }) => how) : lines;
  const from = Math.max(0, wanted.length - pages * pageSize);

  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-moment="${at}"]`);
    const box = list.current?.parentElement;
    if (!row || !box) return;
    // scrolls the log only, never the page
    const top = row.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top - 8;
    else if (top + row.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + row.offsetHeight - box.clientHeight + 8;
  }, [at]);

  const move = (event: KeyboardEvent) => {
    const here = wanted.findIndex(({ place }) => place === at);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: from, End: wanted.length - 1 }[event.key];
    const line = to === undefined ? undefined : wanted[to];
    if (!line) return;
    event.preventDefault();
    seek(line.place);
    list.current?.querySelector<HTMLElement>(`[data-moment="${line.place}"] button`)?.focus();
  };
  // where the current moment is not shown, the first line can be reached
  const reachable = wanted.some(({ place }) => place === at) ? at : wanted[from]?.place;

  return (
    <section aria-label={says.log} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b pb-2">
        <h2 className="font-semibold text-[0.9375rem] text-ink">{says.log}</h2>
        <Check label={says.onlyDifferences} checked={only} set={setOnly} />
      </div>
      <div className="relative max-h-[28rem] overflow-y-auto">
        {from > 0 && (
          <button type="button" className="button button-quiet" onClick={() => setPages(pages + 1)}>
            {says.showEarlier}
          </button>
        )}
        {wanted.length === 0 && <p className="py-2 text-faint text-sm">{says.logEmpty}</p>}
        <ol ref={list} onKeyDown={move}>
          {wanted.slice(from).map(({ moment, place, how }) => (
            <Row
              key={place}
              moment={moment}
              place={place}
              how={how}
              selected={place === at}
              reachable={place === reachable}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

type RowProps = { moment: Moment; place: number; how: Differs; selected: boolean; reachable: boolean };

const signs = { a: 'A', b: 'B', other: '≠' };

const Row = memo(function Row({ moment: { before, after }, place, how, selected, reachable }: RowProps) {
  return (
    <li data-moment={place} data-differs={how ?? undefined} data-types={[before?.type, after?.type].join(' ')}>
      <button
        type="button"
        tabIndex={reachable ? 0 : -1}
        aria-current={selected || undefined}
        onClick={() => seek(place)}
        className={`log-pair ${selected ? 'bg-sunken' : 'hover:bg-sunken'}`}
      >
        <span className="text-right text-faint text-xs tabular-nums">{place}</span>
        {how === null ? (
          <span className="sr-only">{says.inBoth}</span>
        ) : (
          how !== 'other' && <span className="sr-only">{says.onlyIn(says.names[how])}</span>
        )}
        <Line event={before} side="a" how={how} />
        <span aria-hidden className={how ? 'log-sign' : 'log-sign text-faint'} data-how={how ?? undefined}>
          {how ? signs[how] : '='}
        </span>
        <Line event={after} side="b" how={how} />
      </button>
    </li>
  );
});

function Line({ event, side, how }: { event: TraceEvent | null; side: 'a' | 'b'; how: Differs }) {
  if (!event) return <span className="log-none max-sm:hidden" />;
  return (
    <span
      className={`flex min-w-0 items-baseline gap-2 ${how === null && side === 'b' ? 'max-sm:hidden' : ''}`}
      // said once where both say it
      aria-hidden={how === null && side === 'b'}
      data-actor={actorOf(event)}
    >
      <span aria-hidden className="size-2 flex-none rounded-full bg-actor" />
      {how === 'other' && <span className="sr-only">{says.inSide(says.names[side])}</span>}
      <span className={`min-w-0 ${how ? 'text-ink' : 'truncate text-soft'}`}>{sentence(event)}</span>
    </span>
  );
}
