import type { EventOf } from '../event.js';
import { type Exchange, eventsOf, type Traced } from './traced.js';

/** A write by which one request undid what another had done to the same session since the first had read it. */
export type Overwrite = {
  /** The request that read first and wrote last, and its write. */
  exchange: Exchange;
  write: EventOf<'store.call'>;
  /** The request whose doing is lost, and what it did to the row. */
  other: Exchange;
  lost: EventOf<'store.call'>;
  /** The keys of the session that are not as `other` left them; empty when it had destroyed the session. */
  keys: string[];
  /** Whether the first had changed anything itself; else it wrote what it had read, because of `resave`. */
  modified: boolean;
};

type Data = Record<string, unknown>;

type Write = { exchange: Exchange; call: EventOf<'store.call'> };

/** Every lost update in a trace, in the order of the writes that made it so. */
export function overwrites({ exchanges }: Traced): Overwrite[] {
  const writes = new Map<string, Write[]>();
  for (const exchange of exchanges) {
    for (const call of written(exchange)) {
      const sid = call.sid ?? '';
      writes.set(sid, [...(writes.get(sid) ?? []), { exchange, call }]);
    }
  }
  return exchanges.flatMap((exchange) => overwritesBy(exchange, writes)).sort((a, b) => a.write.seq - b.write.seq);
}

/** Each write of a request rests on what it had loaded, or written before. */
function overwritesBy(exchange: Exchange, writes: ReadonlyMap<string, Write[]>): Overwrite[] {
  const mine = new Set(written(exchange));
  const known = new Map<string, { seq: number; data: Data }>();
  const found: Overwrite[] = [];
  for (const event of exchange.events) {
    if (event.type === 'session.load') known.set(event.sid, { seq: event.seq, data: dataOf(event.session) });
    if (event.type !== 'store.call' || event.op !== 'set' || !mine.has(event)) continue;
    const sid = event.sid ?? '';
    const base = known.get(sid);
    const data = dataOf(event.value);
    known.set(sid, { seq: event.seq, data });
    if (!base) continue;
    const modified = JSON.stringify(data) !== JSON.stringify(base.data);
    const between = (writes.get(sid) ?? []).filter(
      ({ exchange: other, call }) => other !== exchange && call.seq > base.seq && call.seq < event.seq,
    );
    for (const { exchange: other, call } of between) {
      const keys = call.op === 'destroy' ? [] : lostKeys(base.data, dataOf(call.value), data);
      const lost = { exchange, write: event, other, lost: call, keys, modified };
      if (call.op === 'destroy' || keys.length > 0) found.push(lost);
    }
  }
  return found;
}

/** What a request wrote and destroyed, without what the store refused. */
function written(exchange: Exchange): EventOf<'store.call'>[] {
  const failed = new Set(eventsOf(exchange, 'store.return').flatMap(({ callId, error }) => (error ? [callId] : [])));
  return eventsOf(exchange, 'store.call').filter(
    ({ op, callId }) => (op === 'set' || op === 'destroy') && !failed.has(callId),
  );
}

function lostKeys(base: Data, theirs: Data, mine: Data): string[] {
  const text = (data: Data, key: string) => JSON.stringify(data[key]);
  return [...new Set([...Object.keys(base), ...Object.keys(theirs)])].filter((key) => {
    const was = text(base, key);
    if (text(theirs, key) === was) return false;
    if (text(mine, key) === was) return true;
    return text(mine, key) === text(theirs, key) ? isCount(base[key], mine[key]) : accumulates(theirs[key], mine[key]);
  });
}

/** Both counted one up from the same number: one of the two is missing. */
const isCount = (was: unknown, is: unknown) => typeof was === 'number' && is === was + 1;

/** What is added to, a list or a sum, loses by being replaced; the page somebody saw last does not, nor a time stamp. */
function accumulates(theirs: unknown, mine: unknown): boolean {
  if (typeof theirs === 'number' && typeof mine === 'number') return Math.abs(theirs) < 1e11;
  return typeof theirs === 'object' && theirs !== null;
}

function dataOf(session: unknown): Data {
  const { cookie: _, ...data } = (session ?? {}) as Data;
  return data;
}
