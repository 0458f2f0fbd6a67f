import type { ExperimentResult } from '../../protocol/result.js';
import type { EventOf, TraceEvent } from '../../trace/event.js';
import type { Explanation } from '../../trace/explain/explanation.js';

/** A stretch of the story: one request with all that happened for it, or what happened between requests. */
export type Section = {
  /** Null between requests. */
  request: EventOf<'request'> | null;
  events: TraceEvent[];
  response: EventOf<'response'> | null;
  /** Why express-session did what it did in it. */
  explanations: Explanation[];
};

/**
 * The trace as a person would tell it: request by request in the order they were sent, also where they ran in
 * parallel, and what belongs to none of them where it happened.
 */
export function sections({ trace, explanations }: Pick<ExperimentResult, 'trace' | 'explanations'>): Section[] {
  const all: Section[] = [];
  const requests = new Map<string, Section>();
  for (const event of trace) {
    let section = event.requestId === null ? all.at(-1) : requests.get(event.requestId);
    if (!section || (event.requestId === null && section.request)) {
      section = { request: null, events: [], response: null, explanations: [] };
      all.push(section);
      if (event.requestId !== null) requests.set(event.requestId, section);
    }
    section.events.push(event);
    if (event.type === 'request') section.request = event;
    if (event.type === 'response') section.response = event;
  }
  for (const explanation of explanations) requests.get(explanation.requestId)?.explanations.push(explanation);
  return all;
}
