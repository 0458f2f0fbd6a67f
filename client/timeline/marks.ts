import type { EventOf, TraceEvent } from '../../trace/event.js';

/** What an event looks like on the timeline: its shape says the family, its colour the actor. */
export type Shape =
  | 'there'
  | 'back'
  | 'step'
  | 'read'
  | 'kept'
  | 'refused'
  | 'session'
  | 'save'
  | 'warning'
  | 'error'
  | 'time'
  | 'world'
  | 'deploy'
  | 'mistake';

/** What matters: larger, and never left out where there is no room for every event. */
export const notable: ReadonlySet<Shape> = new Set([
  'kept',
  'refused',
  'save',
  'warning',
  'error',
  'time',
  'world',
  'deploy',
  'mistake',
]);

/** A request's beginning and end, and what is never left out of the timeline: more is quicker than one can listen. */
export const matters = (event: TraceEvent) =>
  event.type === 'request' || event.type === 'response' || notable.has(shapeOf(event));

export function shapeOf(event: TraceEvent): Shape {
  switch (event.type) {
    case 'request':
    case 'proxy':
    case 'store.call':
    case 'store.command':
      return 'there';
    case 'response':
    case 'response.head':
    case 'store.return':
    case 'store.reply':
      return 'back';
    case 'cookie.read':
    case 'cookie.skip':
    case 'browser.script':
      return 'read';
    case 'cookie.set':
      return 'kept';
    case 'browser.cookie':
      return outcomes[event.outcome];
    case 'browser.cors':
      return event.outcome === 'blocked' ? 'refused' : 'step';
    case 'session.save':
      return 'save';
    case 'warning':
      return 'warning';
    case 'error':
    case 'limit':
      return 'error';
    case 'clock':
      return 'time';
    case 'deploy':
      return 'deploy';
    case 'restart':
    case 'browser.restart':
    case 'store.edit':
    case 'store.fail':
      return 'world';
    case 'middleware':
    case 'pipeline':
    case 'console':
    case 'debug':
      return 'step';
    default:
      return 'session';
  }
}

const outcomes: Record<EventOf<'browser.cookie'>['outcome'], Shape> = {
  stored: 'kept',
  replaced: 'kept',
  rejected: 'refused',
  withheld: 'refused',
  evicted: 'refused',
  expired: 'read',
  deleted: 'read',
};

/** Each shape as an SVG path about 0 0, at most 10 high. */
export const drawn: Record<Shape, string> = {
  there: 'm-3-3.5 6 3.5-6 3.5z',
  back: 'm3-3.5-6 3.5 6 3.5z',
  step: 'm-.75-3h1.5v6h-1.5z',
  // a ring: the inner circle goes the other way round
  read: 'm-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zm1.5 0a2 2 0 1 1 4 0a2 2 0 1 1-4 0z',
  kept: 'm-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  refused: 'm-4.5-3 1.5-1.5 3 3 3-3 1.5 1.5-3 3 3 3-1.5 1.5-3-3-3 3-1.5-1.5 3-3z',
  session: 'm-2.5-2.5h5v5h-5z',
  save: 'm-4.5-4.5h9v9h-9zm2 5v2.5h5v-2.5z',
  warning: 'm0-5 5 9.5h-10z',
  error: 'm-2-5h4l3 3v4l-3 3h-4l-3-3v-4z',
  time: 'm-4-5h8l-3 5 3 5h-8l3-5z',
  world: 'm0-5 5 5-5 5-5-5z',
  deploy: 'm-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z',
  mistake: 'm-3-5h8l-2.5 2.75 2.5 2.75h-6.25v4.5h-1.75z',
};
