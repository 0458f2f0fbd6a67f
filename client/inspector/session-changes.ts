import type { TraceEvent } from '../../trace/event.js';
import { withChange } from '../../trace/fold/requests.js';
import type { SessionData } from '../../trace/fold/state.js';

/** What a request did to its session. */
export type SessionChanges = {
  /** As express-session loaded or made it. */
  began: { sid: string; loaded: boolean; session: SessionData };
  /** Null: there is none at the end. */
  ended: { sid: string; session: SessionData } | null;
  changes: (Difference & { kept: Kept })[];
};

/**
 * Whether a change is in the store: `touched`, the cookie's alone, by touch(); `late`, it came after the response had
 * ended, when express-session had saved; `not-yet`: the request is not over.
 */
type Kept = 'saved' | 'touched' | 'not-saved' | 'late' | 'not-yet';

type Difference = { path: string[]; before: unknown; after: unknown };

/** @param events those of the request, in order. @returns null when express-session gave it no session */
export function sessionChanges(events: readonly TraceEvent[]): SessionChanges | null {
  let began: SessionChanges['began'] | null = null;
  let sid = '';
  let session: SessionData | null = null;
  const late = new Set<string>();
  for (const event of events) {
    if (event.type === 'session.load' || event.type === 'session.generate') {
      began ??= { sid: event.sid, loaded: event.type === 'session.load', session: event.session };
      ({ sid, session } = event);
    } else if (event.type === 'session.destroy') session = null;
    else if (event.type === 'session.change') {
      session = withChange(session, event);
      if (event.late) late.add(keyOf(event.path));
    }
  }
  if (!began) return null;
  const keptOf = (change: Difference) => (late.has(keyOf(change.path)) ? 'late' : keptIn(events, sid, change));
  const found = session ? differences(began.session, session, []) : [];
  return {
    began,
    ended: session && { sid, session },
    changes: found.map((change) => ({ ...change, kept: keptOf(change) })),
  };
}

function keptIn(events: readonly TraceEvent[], sid: string, { path, after }: Difference): Kept {
  const wrote = (op: 'set' | 'touch') =>
    events.some(
      (event) =>
        event.type === 'store.call' && event.op === op && event.sid === sid && sameJson(at(event.value, path), after),
    );
  if (wrote('set')) return 'saved';
  if (path[0] === 'cookie' && wrote('touch')) return 'touched';
  return events.some(({ type }) => type === 'response') ? 'not-saved' : 'not-yet';
}

const keyOf = (path: readonly string[]) => JSON.stringify(path);
const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const at = (value: unknown, path: readonly string[]) => path.reduce(inside, value);
const inside = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** What differs, leaf by leaf, in the order of the keys. */
function differences(
  before: unknown,
  after: unknown,
  path: string[],
): { path: string[]; before: unknown; after: unknown }[] {
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(inside(before, key), inside(after, key), [...path, key]));
  }
  return sameJson(before, after) ? [] : [{ path, before, after }];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
