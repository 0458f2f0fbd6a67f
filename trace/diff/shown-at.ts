import type { TraceEvent } from '../event.js';
import type { Run, TraceDifference } from './difference.js';
import { sessionNames } from './session-names.js';

/**
 * The event of the second run at which a difference is seen: the `seq` of what is there now, or of the response where
 * something is missing; the last event where that is about no request.
 */
export function shownAt(difference: TraceDifference, { trace, explanations, findings }: Run): number {
  const { requestId, what, which } = difference;
  const isIts = (event: TraceEvent) => event.requestId === requestId;
  const last = (is: (event: TraceEvent) => boolean) => trace.findLast(is)?.seq;
  const seqs: Record<TraceDifference['what'], () => number | null | undefined> = {
    request: () => last((event) => isIts(event) && event.type === 'request'),
    'cookie-sent': () => last((event) => isIts(event) && event.type === 'request'),
    status: () => undefined,
    location: () => undefined,
    body: () => undefined,
    'set-cookie': () => last((event) => isIts(event) && event.type === 'cookie.set'),
    decision: () => explanations.find((one) => one.requestId === requestId && one.decision === which)?.seq,
    output: () => last((event) => isIts(event) && said.has(event.type)),
    jar: () => last((event) => isOfJar(event, which)),
    row: () => {
      const name = sessionNames(trace);
      return last((event) => 'sid' in event && typeof event.sid === 'string' && name(event.sid) === which);
    },
    finding: () => findings.find((one) => one.requestId === requestId && one.mistake === which)?.seq,
  };
  const response = () => last((event) => isIts(event) && event.type === 'response');
  return seqs[what]() ?? response() ?? trace.length;
}

const said = new Set<TraceEvent['type']>(['console', 'error', 'warning', 'limit']);

/** `which` of a jar: its browser and the cookie's name, domain and path. */
function isOfJar(event: TraceEvent, which: string): boolean {
  const [browser, name] = JSON.parse(which) as string[];
  return event.type === 'browser.cookie' && event.browser === browser && event.cookie.name === name;
}
