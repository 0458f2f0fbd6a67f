import type { TraceEvent } from '../event.js';
import { because } from './because/because.js';
import { editText, firstThatFlips } from './edit.js';
import type { Decision, Explanation } from './explanation.js';
import { outcomes } from './rules.js';
import { byRequest, type Visit, visitOf } from './visit.js';

const byMiddleware = (event: TraceEvent) => 'by' in event && event.by === 'middleware';
const storeCall = (event: TraceEvent, op: string) =>
  event.type === 'store.call' && event.op === op && byMiddleware(event);

/** Whether an event shows that the library did it. `ended`: the app had ended the response before. */
const shows: Record<Decision, (event: TraceEvent, ended: boolean) => boolean> = {
  generate: (event) => event.type === 'session.generate' && byMiddleware(event),
  load: (event) => event.type === 'session.load' && byMiddleware(event),
  save: (event, ended) => ended && event.type === 'session.save' && byMiddleware(event),
  touch: (event, ended) => ended && storeCall(event, 'touch'),
  destroy: (event, ended) => ended && storeCall(event, 'destroy'),
  'set-cookie': (event) => event.type === 'cookie.set',
};
const decisions = Object.keys(shows) as Decision[];

/**
 * Why express-session did what it did: for each request that went through it, one explanation per decision, computed
 * from the inputs and then compared with what the trace shows.
 */
export function explain(events: readonly TraceEvent[]): Explanation[] {
  return [...byRequest(events)].flatMap(([requestId, list]) => explainRequest(requestId, list));
}

/** The same for one request, of which `list` are the events. */
export function explainRequest(requestId: string, list: TraceEvent[]): Explanation[] {
  const visit = visitOf(requestId, list);
  return visit ? decisions.map((decision) => explainOne(decision, visit)) : [];
}

function explainOne(decision: Decision, visit: Visit): Explanation {
  const outcome = outcomes[decision](visit);
  const { edits = [], change, place, ...reason } = because(decision, visit);
  const edit = firstThatFlips(decision, visit, edits);
  const toChange = edit ? editText(edit) : change;
  const shown = evidence(visit, shows[decision]);
  return {
    requestId: visit.requestId,
    decision,
    outcome,
    ...reason,
    ...(toChange !== undefined && { change: toChange }),
    ...(edit && { edit }),
    ...(place && { place }),
    seq: shown?.seq ?? null,
    agrees: outcome === (shown !== null),
  };
}

function evidence(visit: Visit, shows: (event: TraceEvent, ended: boolean) => boolean): TraceEvent | null {
  let ended = false;
  for (const event of visit.events) {
    if (shows(event, ended)) return event;
    if (event.type === 'middleware' && event.phase === 'commit') ended = true;
  }
  return null;
}
