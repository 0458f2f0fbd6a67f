import type { TraceEvent } from '../../trace/event.js';
import { explain } from '../../trace/explain/explain.js';
import type { Explanation } from '../../trace/explain/explanation.js';
import { useSandbox } from '../live/sandbox.js';

let last: { events: readonly TraceEvent[]; explanations: Explanation[] } = { events: [], explanations: [] };

/** Why express-session did what it did, for each decision of the trace; computed once per batch of events. */
export function useExplanations(): Explanation[] {
  const events = useSandbox((state) => state.events);
  if (last.events !== events) last = { events, explanations: explain(events) };
  return last.explanations;
}

/**
 * Those that belong to one event: what it shows itself; and where express-session has decided, or the response is
 * there, every decision of that request, also those that left nothing in the trace.
 */
export function explanationsOf(event: TraceEvent, explanations: readonly Explanation[]): Explanation[] {
  const overview = event.type === 'response' || (event.type === 'middleware' && event.phase === 'commit');
  return explanations.filter((one) => (overview ? one.requestId === event.requestId : one.seq === event.seq));
}
