import { saves } from '../../explain/rules.js';
import type { Finding } from '../finding.js';
import { fateOf } from '../row.js';
import { type Exchange, spoken, type Traced } from '../traced.js';

/** A store without `touch` cannot be told that a session is in use: its row ends although the person is there. */
export function storeWithoutTouch(trace: Traced): Finding[] {
  return trace.exchanges.flatMap((exchange) => rowNotTouched(trace, exchange) ?? []);
}

/** The row that a request looked for ended because an earlier one could not renew it. */
export function rowNotTouched(trace: Traced, exchange: Exchange): Finding | null {
  const { visit } = exchange;
  const sid = visit?.cookieRead?.sid;
  const gone = visit?.found && visit.found.value === undefined && visit.found.error === undefined;
  if (!visit || sid == null || !gone || visit.options.storeTouches) return null;
  const fate = fateOf(trace, sid, visit.found ?? exchange.request, visit.options.store);
  if (fate.how !== 'expired' && fate.how !== 'vanished') return null;
  const untouched = trace.exchanges.find(
    (other) => other.request.seq > fate.event.seq && other.request.seq < exchange.request.seq && used(other, sid),
  );
  const commit = untouched?.events.find((event) => event.type === 'middleware' && event.phase === 'commit');
  if (!untouched || !commit) return null;
  return {
    mistake: 'store-without-touch',
    seq: commit.seq,
    requestId: untouched.id,
    because: `${spoken(untouched)} used the session without changing it, and the store (${visit.options.store}) has no touch method: the row's time was not renewed, and ${spoken(exchange)} found it gone.`,
    change: 'Give the store touch(sid, session, callback), which renews the time of the row; or resave: true.',
    edit: { option: 'resave', value: true },
  };
}

/** It had the session, and a store with `touch` would have been told. */
function used({ visit }: Exchange, sid: string): boolean {
  return (
    visit?.atEnd?.session?.sid === sid && visit.cookieRead?.sid === sid && !visit.options.storeTouches && !saves(visit)
  );
}
