import type { EventOf } from '../../event.js';
import type { Finding } from '../finding.js';
import { loginIn, saysWho } from '../login.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** Session fixation (OWASP): an id that was known before the login is worth a login afterwards. */
export function fixation({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const login = loginWithOldId(exchange);
    if (!login) return [];
    const others = exchanges.filter((other) => hadBefore(other, exchange, login.sid)).map(({ browser }) => browser);
    const known = others.length > 0 ? ` (${[...new Set(others)].join(' and ')} had sent it, too)` : '';
    return {
      mistake: 'fixation',
      seq: login.seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} logged ${exchange.browser} in (req.session.${login.path.join('.')} was set) and the session kept the id that it had before${known}: who knew the id is logged in as well.`,
      change:
        'req.session.regenerate((err) => { ... }) first, and put the user into the new req.session in its callback.',
    };
  });
}

/** The login of a session that had come with the request, said nothing of who its browser is, and stays. */
function loginWithOldId(exchange: Exchange): EventOf<'session.change'> | null {
  const loaded = eventsOf(exchange, 'session.load').find(({ by }) => by === 'middleware');
  const login = loginIn(exchange);
  if (!loaded || !login || login.sid !== loaded.sid || saysWho(loaded.session)) return null;
  const regenerated = eventsOf(exchange, 'session.regenerate').length > 0;
  return !regenerated && exchange.visit?.atEnd?.session?.sid === loaded.sid ? login : null;
}

function hadBefore(other: Exchange, login: Exchange, sid: string): boolean {
  return (
    other.browser !== login.browser && other.request.seq < login.request.seq && other.visit?.cookieRead?.sid === sid
  );
}
