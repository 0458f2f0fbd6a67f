import { lazy, memo, Suspense, useEffect, useRef } from 'react';
import type { LiveExploration } from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import type { Otherwise } from '../difference/lit.js';
import { choose } from './choose.js';

const ExplorationResult = lazy(() => import('./exploration-result.js'));

type Props = {
  event: TraceEvent;
  /** Which of the rows it is, from 1. */
  place: number;
  /** The rows of the log, where not all are in the page. */
  count: number | undefined;
  /** Of the action that begins with the event. */
  exploration: LiveExploration | undefined;
  /** How it went otherwise than in the run before, where that is lit. */
  otherwise: Otherwise | undefined;
  selected: boolean;
  /** It is of the request that is looked into, or the event of it that was asked for. */
  marked: 'request' | 'asked' | undefined;
  /** Whether Tab comes to it: of all rows to one. */
  entered: boolean;
  played: boolean;
  /** Whether it is on paper, unless it is a library's debug line. */
  printed: boolean;
  /** Told when the row is higher than its line, and by how much. */
  grew: (seq: number, height: number) => void;
};

/** One event in one line; below the first of an action whose orders were tried, what came of them. */
export const Row = memo(function Row(props: Props) {
  const { event, place, count, exploration, otherwise, selected, marked, entered, played, printed, grew } = props;
  const actor = actorOf(event);
  const quiet = event.type === 'debug';
  return (
    <li
      data-seq={event.seq}
      data-type={event.type}
      data-actor={actor}
      data-otherwise={otherwise ? '' : undefined}
      {...(count !== undefined && { 'aria-setsize': count, 'aria-posinset': place })}
      // a line between requests that takes no room: all rows are of one height
      className={`${event.type === 'request' ? 'shadow-[0_-1px_0_var(--line)]' : ''} ${printed && !quiet ? '' : 'printing:hidden'}`}
    >
      <button
        type="button"
        tabIndex={entered ? 0 : -1}
        aria-current={selected || undefined}
        onClick={() => choose(event.seq)}
        data-marked={marked}
        className="log-row printing:h-auto printing:bg-transparent"
      >
        <span className="text-right text-faint text-xs tabular-nums">{event.seq}</span>
        <span
          aria-hidden
          className={`size-2 self-center justify-self-center printing:mt-1 printing:self-start rounded-full border-[1.5px] border-actor ${played ? 'bg-actor' : ''}`}
        />
        <span className="log-actor truncate font-medium text-actor">{actorNames[actor]}</span>
        <span className="log-type truncate font-mono">{event.type}</span>
        <span className={`truncate printing:whitespace-normal ${quiet ? 'font-mono text-faint text-xs' : tone(event)}`}>
          {otherwise && (
            <span aria-hidden className="difference-mark mr-1.5">
              ≠
            </span>
          )}
          {sentence(event)}
          {otherwise && <span className="text-soft"> ({otherwise.said.join('; ')})</span>}
        </span>
      </button>
      {exploration && <Explored seq={event.seq} exploration={exploration} grew={grew} />}
    </li>
  );
});

function Explored({ seq, exploration, grew }: { seq: number; exploration: LiveExploration; grew: Props['grew'] }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => grew(seq, entry?.borderBoxSize[0]?.blockSize ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seq, grew]);
  return (
    <div ref={element} className="flow-root">
      <Suspense fallback={null}>
        <ExplorationResult exploration={exploration} />
      </Suspense>
    </div>
  );
}

function tone(event: TraceEvent) {
  const bad =
    event.type === 'error' ||
    event.type === 'limit' ||
    (event.type === 'browser.cookie' && event.outcome === 'rejected');
  return bad ? 'text-danger' : 'text-ink';
}
