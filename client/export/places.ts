import type { TraceEvent } from '../../trace/event.js';
import { nextRest, restOn } from '../timeline/pace.js';

/** A place that an animation shows: after how many events, and for how long, in ms. */
export type Place = { at: number; rest: number };

/** More pictures than this are no animation for a slide any more, and some 20 MB. */
export const mostPlaces = 200;

/** The request that is on the stage after `at` events: the one the last event belongs to, or else the last one sent. */
export function requestAt(events: readonly TraceEvent[], at: number): string | null {
  return events.slice(0, at).findLast(({ requestId }) => requestId !== null)?.requestId ?? null;
}

/** Where the playhead rests from a request's first event to its last. */
export function placesOf(events: readonly TraceEvent[], requestId: string): Place[] {
  const first = events.find((event) => event.requestId === requestId)?.seq ?? 1;
  const last = events.findLast((event) => event.requestId === requestId)?.seq ?? 0;
  return placesBetween(events, first, last);
}

/** Where the playhead rests from event `first` to event `last`, both with it. */
export function placesBetween(events: readonly TraceEvent[], first: number, last: number): Place[] {
  const places: Place[] = [];
  for (let at = nextRest(events, first - 1); at <= last; at = nextRest(events, at)) {
    const event = events[at - 1];
    if (!event) break;
    places.push({ at, rest: Math.max(200, restOn(event)) });
    if (at === events.length) break;
  }
  return places;
}
