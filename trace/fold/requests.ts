import type { EventOf, TraceEvent } from '../event.js';
import { fromAnotherSite } from '../sentence.js';
import {
  asSession,
  type Gate,
  type Gates,
  own,
  type RequestState,
  type SessionData,
  type StageState,
} from './state.js';

const gatesBefore: Gates = {
  cookie: null,
  found: null,
  isNew: null,
  modified: null,
  destroy: null,
  save: null,
  touch: null,
  setCookie: null,
};

/** A request as its browser sends it. */
export function sent(event: EventOf<'request'>): RequestState {
  const cookie = event.headers.find(([name]) => name.toLowerCase() === 'cookie');
  return {
    id: event.requestId ?? '',
    browser: event.browser ?? '',
    method: event.method,
    url: event.url,
    cookieHeader: cookie?.[1] || null,
    from: fromAnotherSite(event),
    place: 'wire',
    hop: 0,
    secure: null,
    inside: null,
    passed: [],
    leaving: false,
    sid: null,
    session: null,
    loaded: null,
    gates: gatesBefore,
    setCookie: null,
    skipped: null,
    refused: null,
    head: null,
    response: null,
  };
}

/** The request entered or left a function of the app. */
export function passed(request: RequestState, event: EventOf<'middleware'>): RequestState {
  const { phase, name, kind, line, layer } = event;
  if (phase === 'leave') return { ...request, inside: null };
  const inside = { name, kind, ...(line !== undefined && { line }), ...(layer !== undefined && { layer }) };
  const entered = {
    ...request,
    inside,
    place: 'app' as const,
    ...(event.secure !== undefined && { secure: event.secure }),
    ...(layer !== undefined && !request.passed.includes(layer) && { passed: [...request.passed, layer] }),
  };
  if (phase === 'enter') return entered;
  return { ...withGate(entered, 'modified', request.gates.modified ?? false), leaving: true };
}

/** The response is at the browser: what express-session had not decided when it left, it decided against. */
export function answered(request: RequestState, event: EventOf<'response'>): RequestState {
  const { status, statusText, headers, body, error = null } = event;
  const response = { status, statusText, headers, body, error };
  return { ...request, place: 'browser', inside: null, gates: settled(request.gates), response };
}

function settled(gates: Gates): Gates {
  const { cookie, modified, destroy, save, touch } = gates;
  if (cookie === null) return gates;
  return {
    ...gates,
    modified: modified ?? false,
    destroy: destroy ?? false,
    save: save ?? false,
    touch: touch ?? false,
  };
}

/** The state with `change` made to the request of an event. */
export function ofRequest(
  state: StageState,
  event: TraceEvent,
  change: (request: RequestState) => RequestState,
): Pick<StageState, 'requests'> {
  return { requests: state.requests.map((request) => (request.id === event.requestId ? change(request) : request)) };
}

/** Something of the request's session came to be otherwise; it glows. */
export function session(
  state: StageState,
  event: TraceEvent,
  change: (request: RequestState) => Partial<RequestState>,
  path: string[] = [],
): Partial<StageState> {
  const { requestId } = event;
  if (requestId === null) return {};
  return {
    ...ofRequest(state, event, (request) => ({ ...request, ...change(request) })),
    touched: { what: 'session', requestId, path },
  };
}

/** express-session came to an answer; its gate glows. */
export function gate<G extends Gate>(
  state: StageState,
  event: TraceEvent,
  name: G,
  value: Gates[G],
  more: Partial<RequestState> = {},
): Partial<StageState> {
  const { requestId } = event;
  if (requestId === null) return {};
  return {
    ...ofRequest(state, event, (request) => ({ ...withGate(request, name, value), ...more })),
    touched: { what: 'gate', requestId, gate: name },
  };
}

export function withGate<G extends Gate>(request: RequestState, name: G, value: Gates[G]): RequestState {
  return { ...request, gates: { ...request.gates, [name]: value } };
}

/** The session after a change; null when `req.session` was removed. */
export function withChange(before: SessionData | null, event: EventOf<'session.change'>): SessionData | null {
  if (event.path.length === 0) return event.after === undefined || event.after === null ? null : asSession(event.after);
  return put(before ?? {}, event.path, event.after) as SessionData;
}

/** A copy of `value` with `after` at `path`; what is undefined is left out, as JSON does. */
function put(value: unknown, path: string[], after: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return after;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) };
  const inner = put(own(copy, key), rest, after);
  // not by assignment, which does something else with a key named __proto__
  if (inner !== undefined)
    Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
  else if (Array.isArray(copy)) copy.length = Math.min(copy.length, Number(key));
  else delete copy[key];
  return copy;
}
