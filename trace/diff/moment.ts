import type { HeaderList, TraceEvent } from '../event.js';

/** Which step of which request an event tells of, whatever came of it: what two runs are laid side by side by. */
export function momentOf(event: TraceEvent): string {
  return JSON.stringify([event.requestId, ...stepOf(event)]);
}

function stepOf(event: TraceEvent): unknown[] {
  switch (event.type) {
    case 'middleware':
      return [event.type, event.phase, event.kind, event.name, event.route];
    case 'proxy':
      return [event.type, event.hop];
    case 'session.change':
      return [event.type, event.path];
    case 'store.call':
    case 'store.return':
      return [event.type, event.op];
    case 'store.command':
    case 'store.reply':
      return [event.type, event.command];
    case 'cookie.set':
    case 'cookie.skip':
      // one decision, that falls either way
      return ['cookie', event.name];
    case 'browser.cookie':
      return [event.type, event.cookie.name, event.cookie.domain, event.cookie.path];
    case 'debug':
      // what it does comes first: `saving %s`
      return [event.type, event.message.split(' ', 1)[0]];
    default:
      return [event.type];
  }
}

/** What two events of the same step may differ in without saying anything else: numbers of order, and lines of the code. */
const incidental = ['seq', 'at', 'requestId', 'callId', 'commandId', 'took', 'line', 'column', 'stack', 'initiator'];

/** Headers that follow from the time or the body. */
const incidentalHeaders = new Set(['date', 'etag', 'content-length']);

/**
 * What an event says, as text that is equal where two runs say the same.
 * @param name names the sessions in a text (session-names.ts)
 */
export function meaningOf(event: TraceEvent, name: (text: string) => string): string {
  const said: Record<string, unknown> = { ...event, ...told(event) };
  for (const field of incidental) delete said[field];
  return name(JSON.stringify(said));
}

/** What is left of an event without the options and the code: these are what differs from the start, not what came of it. */
function told(event: TraceEvent): Record<string, unknown> {
  switch (event.type) {
    case 'middleware':
      return { session: undefined, layer: undefined };
    case 'deploy':
      return { app: undefined };
    case 'pipeline':
      return { layers: event.layers.map(({ line: _, session: __, ...layer }) => layer) };
    case 'request':
    case 'response':
    case 'response.head':
      return { headers: withoutIncidental(event.headers) };
    default:
      return {};
  }
}

const withoutIncidental = (headers: HeaderList) =>
  headers.filter(([header]) => !incidentalHeaders.has(header.toLowerCase()));
