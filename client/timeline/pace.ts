import type { EventType, TraceEvent } from '../../trace/event.js';

/** How long the stage rests on an event at speed 1, in ms; 0 for what it has nothing to show for. */
const rests: Record<EventType, number> = {
  request: 650,
  response: 800,
  middleware: 500,
  'cookie.read': 650,
  'session.generate': 500,
  'session.load': 500,
  'session.regenerate': 400,
  'session.reload': 400,
  'session.save': 250,
  'session.touch': 0,
  'session.destroy': 500,
  'session.change': 650,
  'store.call': 600,
  'store.return': 600,
  'cookie.set': 650,
  'cookie.skip': 650,
  'browser.cookie': 600,
  console: 200,
  warning: 200,
  error: 300,
  debug: 0,
  clock: 200,
  deploy: 200,
  pipeline: 0,
  restart: 300,
  limit: 300,
  'store.edit': 300,
  'store.fail': 300,
  'store.command': 300,
  'store.reply': 300,
  proxy: 300,
  'response.head': 400,
  'browser.script': 400,
  'browser.cors': 500,
  'browser.restart': 300,
};

/** A hand that drags through a timeline and stays so long, in ms, has arrived. */
export const arrivedMs = 120;

export function restOn(event: TraceEvent): number {
  return event.type === 'middleware' && event.phase === 'leave' ? 0 : rests[event.type];
}

/** The next place to rest after `at` events, at most all of them. */
export function nextRest(events: readonly TraceEvent[], at: number): number {
  for (let n = at + 1; n < events.length; n++) if (restOn(events[n - 1] as TraceEvent) > 0) return n;
  return events.length;
}

/** The place to rest before `at` events, at least the first event. */
export function previousRest(events: readonly TraceEvent[], at: number): number {
  for (let n = at - 1; n > 1; n--) if (restOn(events[n - 1] as TraceEvent) > 0) return n;
  return Math.min(1, events.length);
}

/** Where the next request after event `at` is sent; the end of the trace after the last. */
export function nextRequest(events: readonly TraceEvent[], at: number): number {
  for (let n = at + 1; n <= events.length; n++) if (events[n - 1]?.type === 'request') return n;
  return events.length;
}

/** Where the request before event `at` was sent; the first event before the first. */
export function previousRequest(events: readonly TraceEvent[], at: number): number {
  for (let n = at - 1; n > 1; n--) if (events[n - 1]?.type === 'request') return n;
  return Math.min(1, events.length);
}
