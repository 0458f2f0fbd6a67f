import { isModified, saveUninitialized } from '../../explain/rules.js';
import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, type Traced } from '../traced.js';

/** So many rows that nobody used again are no accident. */
const many = 5;

/** Whoever sends no cookie gets a row in the store: crawlers and health checks fill it. */
export function uninitializedForBots({ exchanges }: Traced): Finding[] {
  const came = new Set(exchanges.flatMap(({ visit }) => visit?.cookieRead?.sid ?? []));
  const unused = exchanges.flatMap((exchange) => emptyRow(exchange) ?? []).filter(({ sid }) => !came.has(sid));
  const [first] = unused;
  if (!first || unused.length < many) return [];
  return [
    {
      mistake: 'uninitialized-for-bots',
      seq: first.seq,
      requestId: first.requestId,
      because: `saveUninitialized is ${first.option} and ${unused.length} requests came without a cookie: each left a row with nothing in it, and none of these sessions was ever used again.`,
      change: 'saveUninitialized: false makes a row only when there is something to keep.',
      edit: { option: 'saveUninitialized', value: false },
    },
  ];
}

/** The save of a session with nothing in it, for a request without a cookie that was then given one. */
function emptyRow(exchange: Exchange) {
  const { visit } = exchange;
  if (!visit?.atEnd || visit.cookieRead?.outcome !== 'missing' || !saveUninitialized(visit)) return null;
  if (isModified(visit.atEnd) || eventsOf(exchange, 'cookie.set').length === 0) return null;
  const save = eventsOf(exchange, 'session.save').find(({ by }) => by === 'middleware');
  if (!save) return null;
  const given = visit.options.saveUninitialized;
  return {
    seq: save.seq,
    sid: save.sid,
    requestId: exchange.id,
    option: given === undefined ? 'left out, which means true' : given,
  };
}
