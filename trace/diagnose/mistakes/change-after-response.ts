import type { EventOf, TraceEvent } from '../../event.js';
import type { Finding } from '../finding.js';
import { type Exchange, spoken, type Traced } from '../traced.js';

/**
 * express-session writes the session when the app ends the response, and the cookie when the headers are written: what
 * is put into the session later is not saved, or is saved under an id that the browser never gets.
 */
export function changeAfterResponse({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => afterEnd(exchange) ?? afterHeaders(exchange) ?? []);
}

const named = ({ path }: EventOf<'session.change'>) => ['req.session', ...path].join('.');

/** A handler that calls `save` itself afterwards has kept the change. */
function afterEnd(exchange: Exchange): Finding | null {
  const { events } = exchange;
  const end = events.findIndex((event) => event.type === 'middleware' && event.phase === 'commit');
  if (end < 0) return null;
  const savedLater = events.findLastIndex((event) => event.type === 'session.save' && event.by === 'handler');
  const late = events.findIndex((event, i) => i > end && i > savedLater && changesData(event));
  const change = events[late];
  if (change?.type !== 'session.change') return null;
  return {
    mistake: 'change-after-response',
    seq: change.seq,
    requestId: exchange.id,
    because: `${named(change)} was set after ${spoken(exchange)} had been answered: express-session had saved by then, and the change is lost.`,
    change:
      'Change req.session before res.send, res.json, res.redirect or res.end; or call req.session.save() after the change.',
  };
}

function changesData(event: TraceEvent): boolean {
  return event.type === 'session.change' && event.path[0] !== 'cookie';
}

function afterHeaders(exchange: Exchange): Finding | null {
  const { events, visit } = exchange;
  const head = events.findIndex((event) => event.type === 'cookie.skip' && event.reason === 'not-needed');
  const end = events.findIndex((event) => event.type === 'middleware' && event.phase === 'commit');
  if (head < 0 || end < head || !visit?.atHead) return null;
  const isNew = (visit.cookieRead?.sid ?? null) !== visit.atHead.sessionId;
  const saved = events.some((event, i) => i > end && event.type === 'session.save' && event.by === 'middleware');
  const change = events.find((event, i) => i > head && i < end && changesData(event));
  if (!isNew || !saved || change?.type !== 'session.change') return null;
  return {
    mistake: 'change-after-response',
    seq: change.seq,
    requestId: exchange.id,
    because: `${named(change)} was set after the headers of ${spoken(exchange)} had been written: the session is saved, but the browser was not given its id.`,
    change: 'Change req.session before the first res.write or res.writeHead.',
  };
}
