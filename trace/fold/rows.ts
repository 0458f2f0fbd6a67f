import type { EventOf } from '../event.js';
import { keptUntil } from '../kept-until.js';
import { ofRequest, withGate } from './requests.js';
import {
  asSession,
  own,
  type Pending,
  type RequestState,
  type SessionData,
  type StageState,
  type Touched,
  type Written,
  without,
} from './state.js';

type Rows = StageState['rows'];

/** A call of the store is answered. */
export function returned(state: StageState, event: EventOf<'store.return'>): Partial<StageState> {
  const { [event.callId]: call, ...pending } = state.pending;
  const back = ofRequest(state, event, (request) =>
    request.response || Object.values(pending).some(({ requestId }) => requestId === request.id)
      ? request
      : { ...request, place: 'app' },
  );
  if (!call || event.error !== undefined) return { ...back, pending };
  const { rows, found } = rowsAfter(state, call, event.value);
  const read = call.op === 'get' ? ofRequest({ ...state, ...back }, event, (r) => withGate(r, 'found', found)) : {};
  const touched: Touched | null = rows === state.rows ? null : { what: 'row', sid: call.sid };
  const after = { ...back, ...read, pending, rows, keptUntil: keptAfter(state, call, rows), touched };
  return { ...after, written: writtenAfter(state, event, call), dropped: droppedBetween(state.rows, rows) };
}

/** A command about the session of a call that is under way: the row will be in Redis, and how long. */
export function commanded(state: StageState, event: EventOf<'store.command'>): Partial<StageState> {
  const { command, args, at, commandId, server, requestId } = event;
  const redis = { commandId, command, args, server, requestId, reply: null };
  const until = keptUntil(command, args, at);
  const key = args[0];
  if (until === undefined || key === undefined) return { redis };
  const pending = Object.entries(state.pending).map(([callId, call]): [string, Pending] => {
    const meant = call.sid !== null && call.sid !== '' && key.endsWith(call.sid);
    return [callId, meant ? { ...call, keptUntil: until } : call];
  });
  return { redis, pending: Object.fromEntries(pending) };
}

/** Redis has replied. */
export function replied({ redis }: StageState, event: EventOf<'store.reply'>): Partial<StageState> {
  if (redis?.commandId !== event.commandId) return {};
  const { value, error } = event;
  return {
    redis: { ...redis, reply: { ...(value !== undefined && { value }), ...(error !== undefined && { error }) } },
  };
}

/** The rows were changed by something else than the app. */
export function edited(state: StageState, { op, sid, session }: EventOf<'store.edit'>): Partial<StageState> {
  const touched: Touched = { what: 'row', sid };
  if (op === 'shorten') return { touched };
  if (op === 'clear' || sid === null) return { rows: {}, keptUntil: {}, written: {}, dropped: state.rows, touched };
  // no request wrote what it holds now
  if (op === 'set')
    return { rows: { ...state.rows, [sid]: asSession(session) }, written: without(state.written, sid), touched };
  const rows = without(state.rows, sid);
  return {
    rows,
    keptUntil: without(state.keptUntil, sid),
    written: without(state.written, sid),
    dropped: droppedBetween(state.rows, rows),
    touched,
  };
}

/** The app's process began anew: MemoryStore is empty, Redis is not. */
export function restarted(state: StageState, keepStore: boolean): Partial<StageState> {
  const inRedis = Object.fromEntries(Object.entries(state.rows).filter(([sid]) => Object.hasOwn(state.keptUntil, sid)));
  const rows = keepStore ? state.rows : inRedis;
  return { fault: null, pending: {}, redis: null, rows, dropped: droppedBetween(state.rows, rows) };
}

const droppedBetween = (before: Rows, after: Rows): Rows =>
  Object.fromEntries(Object.entries(before).filter(([sid]) => !Object.hasOwn(after, sid)));

function keptAfter(state: StageState, { op, sid, keptUntil }: Pending, rows: Rows) {
  if (op === 'clear') return {};
  if (sid === null) return state.keptUntil;
  if (!Object.hasOwn(rows, sid)) return without(state.keptUntil, sid);
  return keptUntil === undefined ? state.keptUntil : { ...state.keptUntil, [sid]: keptUntil };
}

/** The rows after a call that did not fail. A row asked for and not given is gone: the store dropped it as expired. */
function rowsAfter({ rows, keptUntil }: StageState, call: Pending, value: unknown): { rows: Rows; found: boolean } {
  const { op, sid } = call;
  if (op === 'clear') return { rows: {}, found: false };
  if (sid === null) return { rows, found: false };
  if (op === 'set') return { rows: { ...rows, [sid]: asSession(call.value) }, found: true };
  if (op === 'destroy') return { rows: without(rows, sid), found: false };
  const row = own(rows, sid);
  // Redis is told how long to keep the row, which stays as it is
  if (op === 'touch' && row && Object.hasOwn(keptUntil, sid)) return { rows, found: true };
  if (op === 'touch' && row)
    return { rows: { ...rows, [sid]: { ...row, cookie: asSession(call.value).cookie } }, found: true };
  if (op === 'get' && value === undefined) return { rows: without(rows, sid), found: false };
  return { rows, found: value !== undefined };
}

function writtenAfter(state: StageState, { seq }: EventOf<'store.return'>, call: Pending): StageState['written'] {
  const { op, sid, requestId } = call;
  if (op === 'clear') return {};
  if (sid === null) return state.written;
  if (op === 'destroy') return without(state.written, sid);
  if (op !== 'set') return state.written;
  const request = state.requests.find(({ id }) => id === requestId);
  const written: Written = {
    seq,
    requestId,
    lost: request ? lostBy(request, own(state.rows, sid), own(state.written, sid)) : null,
  };
  return { ...state.written, [sid]: written };
}

/** What a request undoes by saving: another's row, written since it loaded the session, that says something else. */
function lostBy(request: RequestState, row: SessionData | undefined, written: Written | undefined): Written['lost'] {
  if (!row || !written?.requestId || written.requestId === request.id || !request.loaded) return null;
  if (written.seq < request.loaded.seq || sameData(row, request.loaded.session)) return null;
  return { requestId: written.requestId, session: row };
}

/** Whether two sessions hold the same, their cookies aside. */
const sameData = ({ cookie: _a, ...a }: SessionData, { cookie: _b, ...b }: SessionData) =>
  JSON.stringify(a) === JSON.stringify(b);
