import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** express.static answers behind `session()`: the store works for pictures and style sheets. */
export function sessionForStatic({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const entered = eventsOf(exchange, 'middleware').find(({ session }) => session !== undefined);
    const asked = eventsOf(exchange, 'store.call').filter(({ by }) => by === 'middleware');
    const [first] = asked;
    if (!entered || !first || !answeredByStatic(exchange)) return [];
    const ops = asked.map(({ op }) => op).join(', ');
    return {
      mistake: 'session-for-static',
      seq: first.seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} is a file that express.static gave, but session() stands before it: the store was asked for it (${ops}).`,
      change: 'Put app.use(express.static(...)) before app.use(session({...})).',
    };
  });
}

/** `serveStatic` was the last to take the request, and gave it to nobody else. */
function answeredByStatic(exchange: Exchange): boolean {
  const last = eventsOf(exchange, 'middleware').findLast(({ phase, session }) => phase === 'enter' && !session);
  return last?.name === 'serveStatic' && [200, 206, 304].includes(exchange.response?.status ?? 0);
}
