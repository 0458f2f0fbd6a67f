import type { HeldCookie } from '../../trace/event.js';
import type { StageState } from '../../trace/fold.js';
import { sidInside } from './sid-mark.js';

type World = Pick<StageState, 'options' | 'rows' | 'requests' | 'pending'>;

/**
 * Whether a cookie of express-session names a session that the store does not have: it was destroyed, it expired, or the
 * store was emptied. A session that a request still holds, or is writing, may yet get its row.
 */
export function isDeadTicket({ name, value }: HeldCookie, { options, rows, requests, pending }: World): boolean {
  if (options === null || name !== (options.name ?? 'connect.sid')) return false;
  const sid = sidInside(value);
  if (sid === null || Object.hasOwn(rows, sid)) return false;
  const held = requests.some((request) => request.response === null && request.session && request.sid === sid);
  return !held && !Object.values(pending).some((call) => call.op === 'set' && call.sid === sid);
}
