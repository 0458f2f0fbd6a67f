import type { TraceEvent } from '../../trace/event.js';

/** Who an event is about. Each has one colour, the same on the stage, in the log, in the options and in the prose. */
export type Actor = 'browser' | 'middleware' | 'handler' | 'store' | 'process';

export const actorNames: Record<Actor, string> = {
  browser: 'browser',
  middleware: 'middleware',
  handler: 'handler',
  store: 'store',
  process: 'process',
};

export function actorOf(event: TraceEvent): Actor {
  switch (event.type) {
    case 'request':
    case 'response':
    case 'response.head':
    case 'browser.cookie':
    case 'browser.script':
    case 'browser.cors':
    case 'browser.restart':
    case 'proxy':
      return 'browser';
    case 'middleware':
      return event.kind === 'middleware' ? 'middleware' : 'handler';
    case 'cookie.read':
    case 'cookie.set':
    case 'cookie.skip':
    case 'debug':
      return 'middleware';
    case 'session.change':
      return 'handler';
    case 'store.call':
    case 'store.return':
    case 'store.edit':
    case 'store.fail':
    case 'store.command':
    case 'store.reply':
      return 'store';
    case 'console':
      return 'handler';
    case 'warning':
    case 'error':
    case 'clock':
    case 'deploy':
    case 'pipeline':
    case 'restart':
    case 'limit':
      return 'process';
    default:
      return event.by;
  }
}
