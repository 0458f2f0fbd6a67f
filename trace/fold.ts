import type { EventOf, EventType, HeldCookie, SessionOptions, TraceEvent } from './event.js';
import { keptUntil } from './kept-until.js';
import { errorInWords } from './sentence.js';

/** Where a request is: it leaves its browser, passes express-session, the handler, maybe the store, and comes back. */
export type Place = 'browser' | 'middleware' | 'handler' | 'store';

type SessionData = Record<string, unknown>;

/** What express-session found and decided in one request; null while it has not come to it. */
type Gates = {
  cookie: EventOf<'cookie.read'>['outcome'] | null;
  found: boolean | null;
  modified: boolean | null;
  save: boolean | null;
  touch: boolean | null;
  setCookie: boolean | null;
};
export type Gate = keyof Gates;

export type RequestState = {
  id: string;
  browser: string;
  method: string;
  url: string;
  cookieHeader: string | null;
  place: Place;
  /** The function it is in. */
  inside: { name: string; kind: EventOf<'middleware'>['kind']; line?: number } | null;
  sid: string | null;
  /** `req.session`; null when there is none. */
  session: SessionData | null;
  gates: Gates;
  /** Why no cookie was sent. */
  skipped: EventOf<'cookie.skip'>['reason'] | null;
  /** Why the browser did not keep a cookie of the response, in one sentence. */
  refused: string | null;
  response: (Pick<EventOf<'response'>, 'status' | 'statusText' | 'headers' | 'body'> & { error: string | null }) | null;
};

/** The app's process does not run, and what a person can do about it. */
export type Fault = { where: 'load' | 'uncaught' | 'limit'; message: string; line?: number; column?: number };

/** What the last event touched: it glows. */
type Touched =
  | { what: 'cookie'; browser: string; name: string }
  | { what: 'row'; sid: string | null }
  | { what: 'session'; requestId: string; path: string[] }
  | { what: 'gate'; requestId: string; gate: Gate }
  | { what: 'app' };

type Pending = {
  op: EventOf<'store.call'>['op'];
  sid: string | null;
  value: unknown;
  /** The command that it sent to Redis about this session: until when it is to be kept there. */
  keptUntil?: number | null;
};

export type StageState = {
  /** The event this state follows; 0 before the first. */
  seq: number;
  at: number;
  app: string;
  /** The options that express-session was last entered with. */
  options: SessionOptions | null;
  fault: Fault | null;
  /** The jar of each browser that was seen, in the order they were. */
  browsers: Record<string, HeldCookie[]>;
  /** In flight, and those that came back last, until the next is sent. */
  requests: RequestState[];
  rows: Record<string, SessionData>;
  /** Of the rows in Redis, until when (`at`) each is kept; null for ever. They outlive the app's process. */
  keptUntil: Record<string, number | null>;
  /** Store calls that have not returned, by `callId`. */
  pending: Record<number, Pending>;
  touched: Touched | null;
};

export const beforeFirst: StageState = {
  seq: 0,
  at: 0,
  app: '',
  options: null,
  fault: null,
  browsers: {},
  requests: [],
  rows: {},
  keptUntil: {},
  pending: {},
  touched: null,
};

const gatesBefore: Gates = { cookie: null, found: null, modified: null, save: null, touch: null, setCookie: null };

/** The state of the world after the first `n` events of a trace. Pure; equal to `step` over each of them. */
export function fold(events: readonly TraceEvent[], n: number): StageState {
  let state = beforeFirst;
  for (let i = 0; i < n && i < events.length; i++) state = step(state, events[i] as TraceEvent);
  return state;
}

/** The state after one more event; `state` is left as it was. */
export function step(state: StageState, event: TraceEvent): StageState {
  const next = { ...state, seq: event.seq, at: event.at, touched: null };
  const change = changes[event.type] as ((state: StageState, event: TraceEvent) => Partial<StageState>) | undefined;
  return change ? { ...next, ...change(next, event) } : next;
}

type Change<T extends EventType> = (state: StageState, event: EventOf<T>) => Partial<StageState>;

const changes: { [T in EventType]?: Change<T> } = {
  request: (state, event) => ({
    browsers: withBrowser(state, event.browser),
    requests: [...state.requests.filter((request) => request.response === null), sent(event)],
  }),
  middleware: (state, event) => {
    const moved = ofRequest(state, event, (request) => passed(request, event));
    // the app answers: whatever ended it before is over
    return { ...moved, fault: null, ...(event.session && { options: event.session }) };
  },
  'cookie.read': (state, event) => gate(state, event, 'cookie', event.outcome, { sid: event.sid }),
  'session.generate': (state, event) => session(state, event, { sid: event.sid, session: event.session }),
  'session.load': (state, event) => session(state, event, { sid: event.sid, session: event.session }),
  'session.destroy': (state, event) => session(state, event, { session: null }),
  'session.change': (state, event) => {
    const changed = session(state, event, (request) => ({ session: withChange(request.session, event) }), event.path);
    // express-session leaves `cookie` out when it compares
    if (event.path[0] === 'cookie') return changed;
    return { ...changed, ...ofRequest({ ...state, ...changed }, event, (r) => withGate(r, 'modified', true)) };
  },
  'store.call': (state, event) => {
    const pending = { ...state.pending, [event.callId]: { op: event.op, sid: event.sid, value: event.value } };
    const decided = event.by === 'middleware' ? decisions[event.op] : undefined;
    const moved = ofRequest(state, event, (request) => ({
      ...(decided ? withGate(request, decided, true) : request),
      place: 'store',
    }));
    const touched: Touched | null =
      decided && event.requestId !== null ? { what: 'gate', requestId: event.requestId, gate: decided } : null;
    return { ...moved, pending, touched };
  },
  'store.command': commanded,
  'store.return': returned,
  'cookie.set': (state, event) => gate(state, event, 'setCookie', true),
  'cookie.skip': (state, event) => gate(state, event, 'setCookie', false, { skipped: event.reason }),
  response: (state, event) =>
    ofRequest(state, event, (request) => ({
      ...request,
      place: 'browser',
      inside: null,
      gates: settled(request.gates),
      response: {
        status: event.status,
        statusText: event.statusText,
        headers: event.headers,
        body: event.body,
        error: event.error ?? null,
      },
    })),
  'browser.cookie': (state, event) => {
    const { browser, cookie, outcome } = event;
    if (browser === null) return {};
    const jar = state.browsers[browser] ?? [];
    const touched: Touched = { what: 'cookie', browser, name: cookie.name };
    if (outcome === 'withheld') return { touched };
    if (outcome === 'rejected') {
      const refused = event.reason ?? null;
      const told = ofRequest(state, event, (request) => ({ ...request, refused }));
      return { ...told, browsers: withBrowser(state, browser), touched };
    }
    const at = jar.findIndex((held) => sameCookie(held, cookie));
    const kept = jar.filter((held) => !sameCookie(held, cookie));
    const gone = outcome === 'expired' || outcome === 'deleted' || outcome === 'evicted';
    const now = gone ? kept : kept.toSpliced(at < 0 ? kept.length : at, 0, cookie);
    return { browsers: { ...state.browsers, [browser]: now }, touched };
  },
  'browser.restart': (state, event) => {
    if (event.browser === null) return {};
    const jar = state.browsers[event.browser] ?? [];
    const kept = event.private ? [] : jar.filter((cookie) => cookie.expires !== null);
    return { browsers: { ...state.browsers, [event.browser]: kept } };
  },
  error: (_state, event) => {
    const { where, line, column } = event;
    if (where === 'request') return {};
    const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    return { fault: { where, message: errorInWords(event), ...place } };
  },
  limit: (_state, { limit, message }) => (endsTheApp.has(limit) ? { fault: { where: 'limit', message } } : {}),
  deploy: (state, event) => ({
    ...restarted(state, event.keepStore),
    app: event.app,
    options: null,
    touched: { what: 'app' },
  }),
  restart: (state) => ({ ...restarted(state, false), touched: { what: 'row', sid: null } }),
  'store.edit': (state, { op, sid }) => ({
    ...(op === 'shorten' ? {} : gone(state, op === 'clear' ? null : sid)),
    touched: { what: 'row', sid },
  }),
};

const endsTheApp = new Set(['cpu', 'memory', 'stack', 'intrinsics', 'exit', 'stuck']);

/** Which gate a store call of express-session itself shows. */
const decisions: Partial<Record<Pending['op'], Gate>> = { set: 'save', touch: 'touch' };

function sent(event: EventOf<'request'>): RequestState {
  const cookie = event.headers.find(([name]) => name.toLowerCase() === 'cookie');
  return {
    id: event.requestId ?? '',
    browser: event.browser ?? '',
    method: event.method,
    url: event.url,
    cookieHeader: cookie?.[1] || null,
    place: 'browser',
    inside: null,
    sid: null,
    session: null,
    gates: gatesBefore,
    skipped: null,
    refused: null,
    response: null,
  };
}

function passed(request: RequestState, event: EventOf<'middleware'>): RequestState {
  const { phase, name, kind, line } = event;
  if (phase === 'leave') return { ...request, inside: null };
  const inside = { name, kind, ...(line !== undefined && { line }) };
  const place = kind === 'middleware' ? 'middleware' : 'handler';
  const gates = phase === 'commit' ? { ...request.gates, modified: request.gates.modified ?? false } : request.gates;
  return { ...request, inside, place, gates };
}

/** What express-session had not decided when the response left, it decided against. */
function settled(gates: Gates): Gates {
  if (gates.cookie === null) return gates;
  return { ...gates, modified: gates.modified ?? false, save: gates.save ?? false, touch: gates.touch ?? false };
}

function returned(state: StageState, event: EventOf<'store.return'>): Partial<StageState> {
  const { [event.callId]: call, ...pending } = state.pending;
  const moved = ofRequest(state, event, (request) => ({
    ...request,
    place: request.inside ? placeOf(request) : 'middleware',
  }));
  if (!call || event.error !== undefined) return { ...moved, pending };
  const { rows, found } = storeAfter(state, call, event.value);
  const read = call.op === 'get' ? ofRequest({ ...state, ...moved }, event, (r) => withGate(r, 'found', found)) : {};
  const touched: Touched | null = rows === state.rows ? null : { what: 'row', sid: call.sid };
  return { ...moved, ...read, pending, rows, keptUntil: keptAfter(state, call, rows), touched };
}

/** A command about the session of a call that is under way: the row will be in Redis, and how long. */
function commanded(state: StageState, { command, args, at }: EventOf<'store.command'>): Partial<StageState> {
  const until = keptUntil(command, args, at);
  const key = args[0];
  if (until === undefined || key === undefined) return {};
  const pending = Object.entries(state.pending).map(([callId, call]): [string, Pending] => {
    const meant = call.sid !== null && call.sid !== '' && key.endsWith(call.sid);
    return [callId, meant ? { ...call, keptUntil: until } : call];
  });
  return { pending: Object.fromEntries(pending) };
}

function keptAfter(state: StageState, { op, sid, keptUntil }: Pending, rows: StageState['rows']) {
  if (op === 'clear') return {};
  if (sid === null) return state.keptUntil;
  if (!(sid in rows)) return without(state.keptUntil, sid);
  return keptUntil === undefined ? state.keptUntil : { ...state.keptUntil, [sid]: keptUntil };
}

/** A row, or with null every row, is not there any more. */
const gone = (state: StageState, sid: string | null): Partial<StageState> =>
  sid === null
    ? { rows: {}, keptUntil: {} }
    : { rows: without(state.rows, sid), keptUntil: without(state.keptUntil, sid) };

const placeOf = (request: RequestState): Place => (request.inside?.kind === 'middleware' ? 'middleware' : 'handler');

/** The rows after a call that did not fail. A row asked for and not given is gone: the store dropped it as expired. */
function storeAfter(
  { rows, keptUntil }: StageState,
  call: Pending,
  value: unknown,
): { rows: StageState['rows']; found: boolean } {
  const { op, sid } = call;
  if (op === 'clear') return { rows: {}, found: false };
  if (sid === null) return { rows, found: false };
  if (op === 'set') return { rows: { ...rows, [sid]: asSession(call.value) }, found: true };
  if (op === 'destroy') return { rows: without(rows, sid), found: false };
  const row = rows[sid];
  // Redis is told how long to keep the row, which stays as it is
  if (op === 'touch' && row && sid in keptUntil) return { rows, found: true };
  if (op === 'touch' && row)
    return { rows: { ...rows, [sid]: { ...row, cookie: asSession(call.value).cookie } }, found: true };
  if (op === 'get' && value === undefined) return { rows: without(rows, sid), found: false };
  return { rows, found: value !== undefined };
}

const asSession = (value: unknown): SessionData =>
  typeof value === 'object' && value !== null ? (value as SessionData) : {};

function restarted(state: StageState, keepStore: boolean): Partial<StageState> {
  const inRedis = Object.fromEntries(Object.entries(state.rows).filter(([sid]) => sid in state.keptUntil));
  return { fault: null, pending: {}, rows: keepStore ? state.rows : inRedis };
}

function ofRequest(
  state: StageState,
  event: TraceEvent,
  change: (request: RequestState) => RequestState,
): Pick<StageState, 'requests'> {
  return { requests: state.requests.map((request) => (request.id === event.requestId ? change(request) : request)) };
}

function session(
  state: StageState,
  event: TraceEvent,
  change: Partial<RequestState> | ((request: RequestState) => Partial<RequestState>),
  path: string[] = [],
): Partial<StageState> {
  const { requestId } = event;
  if (requestId === null) return {};
  return {
    ...ofRequest(state, event, (r) => ({ ...r, ...(typeof change === 'function' ? change(r) : change) })),
    touched: { what: 'session', requestId, path },
  };
}

function gate<G extends Gate>(
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

function withGate<G extends Gate>(request: RequestState, name: G, value: Gates[G]): RequestState {
  return { ...request, gates: { ...request.gates, [name]: value } };
}

function withBrowser(state: StageState, browser: string | null): StageState['browsers'] {
  return browser === null || browser in state.browsers ? state.browsers : { ...state.browsers, [browser]: [] };
}

/** RFC 6265bis 5.7, step 23: what makes two cookies one. */
const sameCookie = (a: HeldCookie, b: HeldCookie) =>
  a.name === b.name &&
  a.domain === b.domain &&
  a.hostOnly === b.hostOnly &&
  a.path === b.path &&
  a.partition === b.partition;

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function withChange(before: SessionData | null, event: EventOf<'session.change'>): SessionData | null {
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
  const inner = put(copy[key], rest, after);
  if (inner !== undefined) copy[key] = inner;
  else if (Array.isArray(copy)) copy.length = Math.min(copy.length, Number(key));
  else delete copy[key];
  return copy;
}
