import { Database } from 'lucide-react';
import type { RequestState, StageState } from '../../trace/fold.js';
import { duration, shortSid } from '../../trace/sentence.js';
import { SessionView } from './session-view.js';
import { Station } from './station.js';

/** The rows that the store holds, one per session. */
export function StoreStation({
  state,
  request,
  clock,
}: {
  state: StageState;
  request: RequestState | undefined;
  clock: number;
}) {
  const rows = Object.entries(state.rows);
  const { touched } = state;
  return (
    <Station
      actor="store"
      icon={Database}
      title={state.options?.store ?? 'MemoryStore'}
      note={rows.length === 1 ? '1 session' : `${rows.length} sessions`}
      active={request?.place === 'store'}
    >
      {rows.length === 0 && <p className="px-1 text-faint text-sm">No session is stored.</p>}
      <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto">
        {rows.map(([sid, session]) => (
          <li
            key={sid}
            className="glow grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 rounded-lg px-1.5 py-1"
            data-touched={touched?.what === 'row' && touched.sid === sid}
            data-sid={sid}
          >
            <span className="tag" title={sid}>
              {shortSid(sid)}
            </span>
            <SessionView session={session} />
            <span className="text-faint text-xs leading-6">{expiry(session.cookie, clock + state.at)}</span>
          </li>
        ))}
      </ul>
    </Station>
  );
}

/** @param now virtual ms since the epoch. */
function expiry(cookie: unknown, now: number): string {
  const expires = typeof cookie === 'object' && cookie !== null && 'expires' in cookie ? cookie.expires : null;
  if (typeof expires !== 'string') return 'no expiry';
  const left = Date.parse(expires) - now;
  return left > 0 ? `${duration(left)} left` : 'expired';
}
