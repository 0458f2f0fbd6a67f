import type { EventOf, EventType, TraceEvent } from './event.js';
import { kept, reopened, withBrowser } from './fold/jars.js';
import { answered, gate, ofRequest, passed, sent, session, withChange, withGate } from './fold/requests.js';
import { commanded, edited, replied, restarted, returned } from './fold/rows.js';
import { beforeFirst, type Gate, type Pending, type StageState, type Touched } from './fold/state.js';
import { errorInWords } from './sentence.js';

export type { Gate, RequestState, StageState } from './fold/state.js';
export { beforeFirst, own } from './fold/state.js';

/** The state of the world after the first `n` events of a trace. Pure; equal to `step` over each of them. */
export function fold(events: readonly TraceEvent[], n: number): StageState {
  let state = beforeFirst;
  for (let i = 0; i < n && i < events.length; i++) state = step(state, events[i] as TraceEvent);
  return state;
}

const nothingDropped = {};

/** The state after one more event; `state` is left as it was. */
export function step(state: StageState, event: TraceEvent): StageState {
  const next = { ...state, seq: event.seq, at: event.at, touched: null, dropped: nothingDropped };
  const change = changes[event.type] as ((state: StageState, event: TraceEvent) => Partial<StageState>) | undefined;
  return change ? { ...next, ...change(next, event) } : next;
}

type Change<T extends EventType> = (state: StageState, event: EventOf<T>) => Partial<StageState>;

const changes: { [T in EventType]?: Change<T> } = {
  request: (state, event) => ({
    browsers: withBrowser(state, event.browser),
    requests: [...state.requests.filter((request) => request.response === null), sent(event)],
    ...(event.requestId !== null && { touched: { what: 'wire', requestId: event.requestId } }),
  }),
  proxy: (state, event) => ({
    ...ofRequest(state, event, (request) => ({ ...request, place: 'proxy', hop: event.hop })),
    proxies: Math.max(state.proxies, event.hop),
  }),
  pipeline: (state, { layers }) => ({
    pipeline: layers,
    options: layers.find(({ session }) => session)?.session ?? state.options,
    touched: { what: 'app' },
  }),
  middleware: (state, event) => {
    const moved = ofRequest(state, event, (request) => passed(request, event));
    // the app answers: whatever ended it before is over
    return { ...moved, fault: null, ...(event.session && { options: event.session }) };
  },
  'cookie.read': (state, event) => gate(state, event, 'cookie', event.outcome, { sid: event.sid }),
  'session.generate': (state, event) =>
    session(state, event, ({ gates }) => ({
      sid: event.sid,
      session: event.session,
      loaded: null,
      gates: { ...gates, isNew: true },
    })),
  'session.load': (state, event) =>
    session(state, event, ({ gates }) => ({
      sid: event.sid,
      session: event.session,
      loaded: { seq: event.seq, session: event.session },
      gates: { ...gates, isNew: false },
    })),
  'session.destroy': (state, event) =>
    session(state, event, ({ gates }) => ({ session: null, gates: { ...gates, destroy: 'handler' } })),
  'session.change': (state, event) => {
    const changed = session(state, event, (request) => ({ session: withChange(request.session, event) }), event.path);
    // express-session leaves `cookie` out when it compares
    if (event.path[0] === 'cookie') return changed;
    return { ...changed, ...ofRequest({ ...state, ...changed }, event, (r) => withGate(r, 'modified', true)) };
  },
  'store.call': (state, event) => {
    const { op, sid, value, requestId, callId } = event;
    const pending = { ...state.pending, [callId]: { op, sid, value, requestId } };
    const decided = event.by === 'middleware' ? decisions[op] : undefined;
    const moved = ofRequest(state, event, (request) => ({
      ...(decided ? withGate(request, decided.gate, decided.answer) : request),
      place: request.response ? request.place : 'store',
    }));
    const touched: Touched | null =
      decided && requestId !== null ? { what: 'gate', requestId, gate: decided.gate } : { what: 'row', sid };
    return { ...moved, pending, touched };
  },
  'store.command': commanded,
  'store.reply': replied,
  'store.return': returned,
  'store.fail': (_state, { how, ops }) => ({ storeFails: how === null ? null : { how, ops } }),
  'cookie.set': (state, event) => gate(state, event, 'setCookie', true, { setCookie: event.header }),
  'cookie.skip': (state, event) => gate(state, event, 'setCookie', false, { skipped: event.reason }),
  'response.head': (state, event) => {
    const { status, statusText, headers } = event;
    return ofRequest(state, event, (request) => ({ ...request, leaving: true, head: { status, statusText, headers } }));
  },
  response: (state, event) => ofRequest(state, event, (request) => answered(request, event)),
  'browser.cookie': kept,
  'browser.restart': reopened,
  error: (state, event) => {
    const { where, line, column } = event;
    if (where === 'request') return {};
    const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    const fault = { where, message: errorInWords(event), ...place };
    // the memory of a process goes with it; one that did not start had none
    return where === 'uncaught' ? { ...restarted(state, false), fault } : { fault };
  },
  limit: (state, { limit, message }) =>
    endsTheApp.has(limit) ? { ...restarted(state, false), fault: { where: 'limit', message } } : {},
  clock: (_state, { from, to }) => ({ touched: { what: 'time', from, to } }),
  deploy: (state, event) => ({
    ...restarted(state, event.keepStore),
    clock: event.clock,
    app: event.app,
    options: null,
    touched: { what: 'app' },
  }),
  restart: (state) => ({ ...restarted(state, false), touched: { what: 'process' } }),
  'store.edit': edited,
};

const endsTheApp = new Set(['cpu', 'time', 'memory', 'stack', 'intrinsics', 'exit', 'stuck']);

/** Which gate a store call of express-session itself shows, and its answer. */
const decisions: Partial<Record<Pending['op'], { gate: Gate; answer: true | 'unset' }>> = {
  set: { gate: 'save', answer: true },
  touch: { gate: 'touch', answer: true },
  destroy: { gate: 'destroy', answer: 'unset' },
};
