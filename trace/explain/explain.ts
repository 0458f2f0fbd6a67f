import type { TraceEvent } from '../event.js';
import { because } from './because.js';
import type { Decision, Explanation } from './explanation.js';
import * as rules from './rules.js';
import { type Visit, visits } from './visit.js';

type Rule = {
  /** What follows from the inputs. */
  outcome: (visit: Visit) => boolean;
  /** The function of express-session's index.js that decides. */
  source: string;
  /** Whether an event shows that the library did it. `ended`: the app had ended the response before. */
  shows: (event: TraceEvent, ended: boolean) => boolean;
};

const byMiddleware = (event: TraceEvent) => 'by' in event && event.by === 'middleware';
const storeCall = (event: TraceEvent, op: string) =>
  event.type === 'store.call' && event.op === op && byMiddleware(event);

const decisions: Record<Decision, Rule> = {
  generate: {
    outcome: rules.generates,
    source: 'generate',
    shows: (event) => event.type === 'session.generate' && byMiddleware(event),
  },
  load: {
    outcome: rules.loads,
    source: 'inflate',
    shows: (event) => event.type === 'session.load' && byMiddleware(event),
  },
  save: {
    outcome: rules.saves,
    source: 'shouldSave',
    shows: (event, ended) => ended && event.type === 'session.save' && byMiddleware(event),
  },
  touch: { outcome: rules.touches, source: 'shouldTouch', shows: (event, ended) => ended && storeCall(event, 'touch') },
  destroy: {
    outcome: rules.destroys,
    source: 'shouldDestroy',
    shows: (event, ended) => ended && storeCall(event, 'destroy'),
  },
  'set-cookie': { outcome: rules.setsCookie, source: 'shouldSetCookie', shows: (event) => event.type === 'cookie.set' },
};

/**
 * Why express-session did what it did: for each request that went through it, one explanation per decision, computed
 * from the inputs and then compared with what the trace shows.
 */
export function explain(events: readonly TraceEvent[]): Explanation[] {
  return visits(events).flatMap((visit) =>
    (Object.keys(decisions) as Decision[]).map((decision) => explainOne(decision, visit)),
  );
}

function explainOne(decision: Decision, visit: Visit): Explanation {
  const { outcome: rule, source, shows } = decisions[decision];
  const outcome = rule(visit);
  const shown = evidence(visit, shows);
  return {
    requestId: visit.requestId,
    decision,
    outcome,
    values: {},
    ...because(decision, visit),
    source,
    seq: shown?.seq ?? null,
    agrees: outcome === (shown !== null),
  };
}

function evidence(visit: Visit, shows: Rule['shows']): TraceEvent | null {
  let ended = false;
  for (const event of visit.events) {
    if (shows(event, ended)) return event;
    if (event.type === 'middleware' && event.phase === 'commit') ended = true;
  }
  return null;
}
