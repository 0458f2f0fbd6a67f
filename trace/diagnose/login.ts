import type { EventOf } from '../event.js';
import { type Exchange, eventsOf } from './traced.js';

/** Names under which apps keep who is logged in; `passport.user` is passport's own. */
const names = /^(user|users?_?id|user_?name|account|account_?id|uid|(is_?)?(logged_?in|authenticated|auth)|passport)$/i;

const isWho = (key: string, value: unknown): boolean =>
  names.test(key) && Boolean(value) && (key !== 'passport' || Boolean((value as { user?: unknown }).user));

/** Whether a session says who its browser is. */
export const saysWho = (session: Record<string, unknown>): boolean =>
  Object.entries(session).some(([key, value]) => isWho(key, value));

/** The change by which the session of a request began to say who its browser is: a login. */
export function loginIn(exchange: Exchange): EventOf<'session.change'> | null {
  const change = eventsOf(exchange, 'session.change').find(
    ({ path: [key, ...rest], before, after }) =>
      key && !before && after && isWho(key, rest.length > 0 ? { user: after } : after),
  );
  return change ?? null;
}

/** Whether the app itself ended the session of a request, or took out of it who its browser is. */
export function logsOut(exchange: Exchange): boolean {
  return exchange.events.some(
    (event) =>
      (event.type === 'session.destroy' && event.by === 'handler') ||
      (event.type === 'session.change' &&
        !event.after &&
        (event.path.length === 0 || isWho(event.path[0] ?? '', event.before))),
  );
}
