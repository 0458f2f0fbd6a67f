import type { EventOf, TraceEvent } from '../../trace/event.js';
import { explainRequest } from '../../trace/explain/explain.js';
import type { Decision, Explanation } from '../../trace/explain/explanation.js';
import { useSandbox } from '../live/sandbox.js';

/** One request of the trace: its events so far, and what was explained of them. */
type Request = { events: TraceEvent[]; over: boolean; explained: { of: number; explanations: Explanation[] } | null };

/**
 * The explanations of a trace that grows. A request is explained when it is asked for, and again only when more of it has
 * come: an event more costs no more late in a trace than early.
 */
export class Explanations {
  #events: readonly TraceEvent[] = [];
  #requests = new Map<string, Request>();

  /** The trace is now `events`: more of the one before, or another. */
  take(events: readonly TraceEvent[]) {
    const known = this.#events.length;
    const grown = known <= events.length && events[known - 1] === this.#events[known - 1];
    if (!grown) this.#requests = new Map();
    for (let i = grown ? known : 0; i < events.length; i++) this.#add(events[i] as TraceEvent);
    this.#events = events;
  }

  /** Why express-session did what it did in a request that is over: of another a part of the trace is still to come. */
  of(requestId: string | null): readonly Explanation[] {
    const request = requestId === null ? undefined : this.#requests.get(requestId);
    if (requestId === null || !request?.over) return [];
    if (request.explained?.of !== request.events.length)
      request.explained = { of: request.events.length, explanations: explainRequest(requestId, request.events) };
    return request.explained.explanations;
  }

  /** Of all requests that are over. */
  all(): Explanation[] {
    return [...this.#requests.keys()].flatMap((requestId) => this.of(requestId));
  }

  #add(event: TraceEvent) {
    const { requestId } = event;
    if (requestId === null) return;
    const request = this.#requests.get(requestId) ?? { events: [], over: false, explained: null };
    request.events.push(event);
    if (event.type === 'response') request.over = true;
    this.#requests.set(requestId, request);
  }
}

const ofSandbox = new Explanations();

/** Why express-session did what it did, for each decision of the requests of the page's sandbox that are over. */
export function explanationsSoFar(events: readonly TraceEvent[]): Explanation[] {
  ofSandbox.take(events);
  return ofSandbox.all();
}

/** The explanations of one request of the page's sandbox. */
export function useExplanations(requestId: string | null): readonly Explanation[] {
  ofSandbox.take(useSandbox((state) => state.events));
  return ofSandbox.of(requestId);
}

/** The decision that an event shows, where the event is not named after it. */
function decisionOf(event: TraceEvent): Decision | null {
  switch (event.type) {
    case 'cookie.read':
      // with a valid cookie it is not decided before the store has answered
      return event.outcome === 'valid' ? null : 'load';
    case 'cookie.skip':
      return 'set-cookie';
    case 'session.destroy':
      return 'destroy';
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
