import { type KeyboardEvent, lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import type { LiveExploration } from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import { closeRequest, useSelection } from '../inspector/selection.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { seek, usePlayhead } from '../timeline/playhead.js';
import { AskWhy } from './ask-why.js';
import { EventDetail } from './event-detail.js';
import { MistakesFound } from './mistakes-found.js';
import { OrdersTried } from './orders-tried.js';

const ExplorationResult = lazy(() => import('./exploration-result.js'));
// it is there when something of the stage was chosen
const RequestDetail = lazy(() => import('../inspector/request-detail.js'));

/** Rows shown at first; a longer trace shows its end, and the rest on demand. */
const pageSize = 1000;

/** On paper there is room for so many. */
const printedRows = 130;

/** Every event in words. The selected one is where the stage is. */
export function Log() {
  const events = useSandbox((state) => state.events);
  const explorations = useSandbox((state) => state.explorations);
  const at = usePlayhead((state) => state.at);
  const playing = usePlayhead((state) => state.playing);
  const request = useSelection((selected) => selected.request);
  const [pages, setPages] = useState(1);
  const list = useRef<HTMLOListElement>(null);
  const from = Math.max(0, events.length - pages * pageSize);

  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-seq="${at}"]`);
    const box = list.current?.parentElement;
    if (!row || !box) return;
    // scrolls the log only, never the page
    const top = row.offsetTop - box.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top - 8;
    else if (top + row.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + row.offsetHeight - box.clientHeight + 8;
  }, [at]);

  const move = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 1, End: events.length }[event.key];
    if (to === undefined || to < 1 || to > events.length) return;
    event.preventDefault();
    choose(to);
    list.current?.querySelector<HTMLElement>(`[data-seq="${to}"] button`)?.focus();
  };

  const current = events[at - 1];
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-3 printing:hidden">
        <MistakesFound />
        <OrdersTried />
        <AskWhy />
      </div>
      <div className="grid min-h-0 flex-1 gap-x-6 max-lg:gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,26rem)] printing:block">
        <div
          role="log"
          aria-label="Event log"
          aria-live={playing ? 'polite' : 'off'}
          className="min-h-0 overflow-y-auto max-lg:max-h-96 printing:max-h-none! printing:overflow-visible"
        >
          {from > 0 && (
            <button type="button" className="button button-quiet printing:hidden" onClick={() => setPages(pages + 1)}>
              Show earlier events
            </button>
          )}
          {at > printedRows && (
            <p className="hidden text-faint text-xs printing:block">{text.log.earlierLeftOut(at - printedRows)}</p>
          )}
          <ol ref={list} onKeyDown={move} className="log-rows">
            {events.slice(from).map((event) => (
              <Row
                key={event.seq}
                event={event}
                exploration={explorations.find(({ seq }) => seq === event.seq)}
                selected={event.seq === at}
                played={event.seq <= at}
                printed={event.seq <= at && event.seq > at - printedRows}
              />
            ))}
          </ol>
        </div>
        {request ? (
          <Suspense fallback={null}>
            <RequestDetail selection={request} />
          </Suspense>
        ) : (
          current && <EventDetail event={current} />
        )}
      </div>
    </div>
  );
}

/** The event is what one looks at now, whatever request was looked into. */
function choose(seq: number) {
  closeRequest();
  seek(seq);
}

type RowProps = {
  event: TraceEvent;
  /** Of the action that begins with the event. */
  exploration: LiveExploration | undefined;
  selected: boolean;
  played: boolean;
  /** Whether it is on paper, unless it is a library's debug line. */
  printed: boolean;
};

const Row = memo(function Row({ event, exploration, selected, played, printed }: RowProps) {
  const actor = actorOf(event);
  const quiet = event.type === 'debug';
  return (
    <li
      data-seq={event.seq}
      data-type={event.type}
      data-actor={actor}
      className={`${event.type === 'request' ? 'mt-2 first:mt-0' : ''} ${printed && !quiet ? '' : 'printing:hidden'}`}
    >
      <button
        type="button"
        tabIndex={selected ? 0 : -1}
        aria-current={selected || undefined}
        onClick={() => choose(event.seq)}
        className={`grid w-full grid-cols-[2.25rem_0.75rem_5.75rem_minmax(0,1fr)] items-baseline printing:bg-transparent printing:py-0 gap-x-2 rounded-md py-[0.1875rem] pr-2 text-left text-[0.8125rem] -outline-offset-2 ${
          selected ? 'bg-actor-tint' : 'hover:bg-sunken'
        }`}
      >
        <span className="text-right text-faint text-xs tabular-nums">{event.seq}</span>
        <span
          aria-hidden
          className={`size-2 self-center justify-self-center printing:mt-1 printing:self-start rounded-full border-[1.5px] border-actor ${played ? 'bg-actor' : ''}`}
        />
        <span className="truncate font-medium text-actor">{actorNames[actor]}</span>
        <span className={`truncate printing:whitespace-normal ${quiet ? 'font-mono text-faint text-xs' : tone(event)}`}>
          {sentence(event)}
        </span>
      </button>
      {exploration && (
        <Suspense fallback={null}>
          <ExplorationResult exploration={exploration} />
        </Suspense>
      )}
    </li>
  );
});

function tone(event: TraceEvent) {
  const bad =
    event.type === 'error' ||
    event.type === 'limit' ||
    (event.type === 'browser.cookie' && event.outcome === 'rejected');
  return bad ? 'text-danger' : 'text-ink';
}
