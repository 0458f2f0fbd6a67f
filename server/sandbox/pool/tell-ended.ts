import type { TraceEvent } from '../../../trace/event.js';
import type { TraceLog } from './trace-log.js';

type Happening = { type: 'limit'; limit: string; message: string } | NoResponse;
type NoResponse = { type: 'response'; status: 0; statusText: ''; headers: []; body: ''; error: string };

/** Ends a trace whose world cannot any more: the limit that was hit, then for each request still open that none answers. */
export function tellEnded(trace: TraceLog, message: string) {
  const events = trace.events();
  const at = events.at(-1)?.at ?? 0;
  const tell = (happening: Happening, of: Pick<TraceEvent, 'requestId' | 'browser'>) => {
    const { requestId, browser } = of;
    trace.append({ seq: trace.length + 1, at, requestId, browser, ...happening });
  };
  const answered = new Set(events.flatMap((event) => (event.type === 'response' ? [event.requestId] : [])));
  const open = events.filter((event) => event.type === 'request' && !answered.has(event.requestId));
  tell({ type: 'limit', limit: 'stuck', message }, open[0] ?? { requestId: null, browser: null });
  for (const request of open) {
    tell({ type: 'response', status: 0, statusText: '', headers: [], body: '', error: message }, request);
  }
}
