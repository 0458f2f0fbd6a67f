import type { EventOf } from '../../event.js';
import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/**
 * Session fixation (OWASP): an id that was known before the login is worth a login afterwards. A login is a request that
 * puts who somebody is into a session where that was not before.
 */
export function fixation({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const change = loginIn(exchange);
    if (!change) return [];
    const others = [
      ...new Set(exchanges.filter((other) => hadBefore(other, exchange, change.sid)).map((one) => one.browser)),
    ];
    const known = others.length > 0 ? ` (${others.join(' and ')} had sent it, too)` : '';
    return {
      mistake: 'fixation',
      seq: change.seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} logged ${exchange.browser} in (req.session.${change.path.join('.')} was set) and the session kept the id that it had before${known}: who knew the id is logged in as well.`,
      change:
        'req.session.regenerate((err) => { ... }) first, and put the user into the new req.session in its callback.',
    };
  });
}

/** Names under which apps keep who is logged in. `passport.user` is passport's own. */
const who = /^(user|users?_?id|user_?name|account|account_?id|uid|(is_?)?(logged_?in|authenticated|auth)|passport)$/i;

/** The change by which a session that came with the request, and stays, begins to say who its browser is. */
function loginIn(exchange: Exchange): EventOf<'session.change'> | null {
  const { visit } = exchange;
  const loaded = eventsOf(exchange, 'session.load').find(({ by }) => by === 'middleware');
  if (!visit || !loaded || Object.entries(loaded.session).some(([key, value]) => isWho(key, value))) return null;
  const regenerated = eventsOf(exchange, 'session.regenerate').length > 0;
  if (regenerated || visit.atEnd?.session?.sid !== loaded.sid) return null;
  const change = eventsOf(exchange, 'session.change').find(
    ({ sid, path, before, after }) =>
      sid === loaded.sid && isWho(path[0] ?? '', path.length > 1 ? true : after) && !before && Boolean(after),
  );
  return change ?? null;
}

const isWho = (key: string, value: unknown): boolean =>
  who.test(key) && Boolean(value) && !(key === 'passport' && !(value as { user?: unknown }).user);

function hadBefore(other: Exchange, login: Exchange, sid: string): boolean {
  return (
    other.browser !== login.browser && other.request.seq < login.request.seq && other.visit?.cookieRead?.sid === sid
  );
}
