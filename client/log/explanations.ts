import type { EventOf, TraceEvent } from '../../trace/event.js';
import { explain } from '../../trace/explain/explain.js';
import type { Decision, Explanation } from '../../trace/explain/explanation.js';
import { useSandbox } from '../live/sandbox.js';

let last: { events: readonly TraceEvent[]; explanations: Explanation[] } = { events: [], explanations: [] };

/** Why express-session did what it did, for each decision of the trace; computed once per batch of events. */
export function useExplanations(): Explanation[] {
  const events = useSandbox((state) => state.events);
  if (last.events !== events) last = { events, explanations: explanationsSoFar(events) };
  return last.explanations;
}

/** Those of the requests that are over: of the others a part of the trace is still to come. */
export function explanationsSoFar(events: readonly TraceEvent[]): Explanation[] {
  const over = new Set(events.filter(({ type }) => type === 'response').map(({ requestId }) => requestId));
  return explain(events).filter(({ requestId }) => over.has(requestId));
}

/** The decision that an event shows, where the event is not named after it. */
function decisionOf(event: TraceEvent): Decision | null {
  switch (event.type) {
    case 'cookie.read':
      // with a valid cookie it is not decided before the store has answered
      return event.outcome === 'valid' ? null : 'load';
    case 'cookie.skip':
      return 'set-cookie';
    case 'store.call':
      // what the handler asks of the store is the handler's decision
      return event.by === 'middleware' ? (decisionOfCall[event.op] ?? null) : null;
    default:
      return null;
  }
}
const decisionOfCall: Partial<Record<EventOf<'store.call'>['op'], Decision>> = {
  set: 'save',
  touch: 'touch',
};

/** Why an event came about, where express-session decided that. */
export function explanationOf(event: TraceEvent, explanations: readonly Explanation[]): Explanation | undefined {
  const shown = explanations.find(({ seq }) => seq === event.seq);
  if (shown) return shown;
  const decision = decisionOf(event);
  return explanations.find((one) => one.requestId === event.requestId && one.decision === decision);
}

/**
 * What to tell of an event: why it came about; and where express-session has decided, or the response is there, every
 * decision of that request, also those that left nothing in the trace.
 */
export function explanationsOf(event: TraceEvent, explanations: readonly Explanation[]): Explanation[] {
  const overview = event.type === 'response' || (event.type === 'middleware' && event.phase === 'commit');
  if (overview) return explanations.filter(({ requestId }) => requestId === event.requestId);
  const own = explanationOf(event, explanations);
  return own ? [own] : [];
}
