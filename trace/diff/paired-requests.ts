import type { EventOf, TraceEvent } from '../event.js';
import { paired } from './paired.js';

/**
 * The second trace with the request ids of the first, where both have the request: as soon as one run follows a redirect
 * that the other does not get, the same request has another number in it.
 */
export function withIdsOf(before: readonly TraceEvent[], after: readonly TraceEvent[]): TraceEvent[] {
  const [one, other] = [requestsOf(before), requestsOf(after)];
  const ids = new Map(other.map(({ requestId }) => [requestId, `only ${requestId}`]));
  for (const [i, j] of paired(one.map(asked), other.map(asked))) {
    const [first, second] = [one[i]?.requestId, other[j]?.requestId];
    if (first && second) ids.set(second, first);
  }
  return after.map((event) => ({ ...event, requestId: ids.get(event.requestId) ?? event.requestId }));
}

const requestsOf = (events: readonly TraceEvent[]) =>
  events.filter((event): event is EventOf<'request'> => event.type === 'request');

const asked = ({ browser, method, url }: EventOf<'request'>) => JSON.stringify([browser, method, url]);
