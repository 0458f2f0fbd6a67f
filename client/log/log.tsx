import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { TraceEvent } from '../../trace/event.js';
import { useSelection } from '../inspector/selection.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { AskWhy } from './ask-why.js';
import { isDebugLine, toldAt, useDebugLines } from './debug-lines.js';
import { DebugSwitch } from './debug-switch.js';
import { EventDetail } from './event-detail.js';
import { MistakesFound } from './mistakes-found.js';
import { OrdersTried } from './orders-tried.js';
import { rowOfSelection } from './row-of-selection.js';
import { Rows } from './rows.js';

// it is there when something of the stage was chosen
const RequestDetail = lazy(() => import('../inspector/request-detail.js'));

/** Every event in words. The selected one is where the stage is. */
export function Log() {
  const events = useSandbox((state) => state.events);
  const explorations = useSandbox((state) => state.explorations);
  // the stage comes first: the log follows to where a hand that drags through the trace has come to rest
  const at = useDeferredValue(usePlayhead((state) => state.rested));
  const request = useSelection((selected) => selected.request);
  const box = useRef<HTMLDivElement>(null);
  const debugLines = useDebugLines((state) => state.shown);
  const shown = useMemo(
    () => (debugLines ? events : events.filter((event) => !isDebugLine(event))),
    [events, debugLines],
  );
  const current = toldAt(events, at, debugLines);
  const target = useTarget(at, request, events);
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-3 printing:hidden">
        <MistakesFound />
        <OrdersTried />
        <AskWhy />
        <DebugSwitch count={debugLines ? events.filter(isDebugLine).length : events.length - shown.length} />
      </div>
      <div className="grid min-h-0 flex-1 gap-x-6 max-lg:gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,26rem)] printing:block">
        <div
          ref={box}
          role="log"
          aria-label={text.log.title}
          // rows also come and go by scrolling, which is nothing to tell
          aria-live="off"
          className="@container relative min-h-0 overflow-y-auto max-lg:max-h-96 printing:max-h-none! printing:overflow-visible"
        >
          <Rows events={shown} requestId={request?.requestId} {...{ explorations, at, target, box }} />
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

type Chosen = Parameters<typeof rowOfSelection>[0] | null;

/** The event that the log brings into view: where the stage went, or what was chosen on it, whichever came last. */
function useTarget(at: number, chosen: Chosen, events: readonly TraceEvent[]): number {
  const [last, setLast] = useState({ at, chosen, target: at });
  if (last.at === at && last.chosen === chosen) return last.target;
  const target = (chosen && chosen !== last.chosen ? rowOfSelection(chosen, events) : null) ?? at;
  setLast({ at, chosen, target });
  return target;
}
