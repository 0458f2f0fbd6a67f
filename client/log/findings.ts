import { create } from 'zustand';
import type { Finding } from '../../trace/diagnose/finding.js';
import type { TraceEvent } from '../../trace/event.js';
import { useSandbox } from '../live/sandbox.js';

/** What finds mistakes is loaded when there is a trace to look at. */
export const diagnosis = () => import('../../trace/diagnose/diagnose.js');

/** The known mistakes of the trace. Nothing is said while an answer is still to come: the rest may make it good. */
export const useFindings = create<{ findings: readonly Finding[] }>(() => ({ findings: [] }));

let waits = false;

useSandbox.subscribe(({ events }, before) => {
  if (events === before.events) return;
  if (events.length === 0) useFindings.setState({ findings: [] });
  if (waits) return;
  waits = true;
  whenIdle(() => {
    waits = false;
    const now = useSandbox.getState().events;
    if (isSettled(now)) void look(now);
  });
});

/** Looking through a long trace takes several frames: the stage comes first, and one look is enough for many batches. */
function whenIdle(work: () => void) {
  // Safari has no requestIdleCallback
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work);
}

async function look(events: readonly TraceEvent[]) {
  if (events.length === 0) return;
  const { diagnose } = await diagnosis();
  // what came while it was loading is looked at by itself
  if (useSandbox.getState().events === events) useFindings.setState({ findings: diagnose(events) });
}

/** Every request has its response. */
function isSettled(events: readonly TraceEvent[]): boolean {
  const open = new Set<string | null>();
  for (const { type, requestId } of events) {
    if (type === 'request') open.add(requestId);
    else if (type === 'response') open.delete(requestId);
  }
  return open.size === 0;
}
