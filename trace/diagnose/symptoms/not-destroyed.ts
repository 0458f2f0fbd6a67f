import type { EventOf } from '../../event.js';
import { overwrites } from '../overwrite.js';
import type { Cause } from '../symptom.js';
import { cookieNameOf, type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** The app ended a session in a way that leaves its row in the store, or another request brought the row back. */
export function notDestroyed(trace: Traced): Cause | string {
  const back = overwrites(trace).find(({ lost }) => lost.op === 'destroy');
  const causes = [
    ...trace.exchanges.flatMap((exchange) => setToNull(exchange) ?? failed(exchange) ?? onlyTheCookie(exchange) ?? []),
    ...(back
      ? [
          {
            seq: back.write.seq,
            requestId: back.exchange.id,
            because: `${spoken(back.exchange)} had read the session before ${spoken(back.other)} destroyed it, and wrote it back.`,
          },
        ]
      : []),
  ];
  return (
    causes.sort((a, b) => a.seq - b.seq)[0] ??
    'Every session that the app destroyed is gone from the store, and none was only set to null.'
  );
}

function setToNull(exchange: Exchange): Cause | null {
  const { visit } = exchange;
  const gone = eventsOf(exchange, 'session.change').find(({ path, after }) => path.length === 0 && !after);
  if (!gone || !visit?.cookieRead?.sid || visit.options.unset === 'destroy' || visit.atEnd?.session) return null;
  return {
    seq: gone.seq,
    requestId: exchange.id,
    because: `${spoken(exchange)} set req.session to null, and unset is 'keep' (the default): the row stays in the store as it was.`,
    change: "req.session.destroy((err) => { ... }), or unset: 'destroy'.",
    edit: { option: 'unset', value: 'destroy' },
  };
}

function failed(exchange: Exchange): Cause | null {
  const calls = eventsOf(exchange, 'store.call').filter(({ op }) => op === 'destroy');
  for (const call of calls) {
    const answer = eventsOf(exchange, 'store.return').find(({ callId }) => callId === call.callId);
    if (answer && answer.error === undefined) continue;
    const how = answer ? `failed: ${answer.error}` : 'never answered';
    return {
      seq: (answer ?? call).seq,
      requestId: exchange.id,
      because: `The store was told to destroy the session and ${how}.`,
    };
  }
  return null;
}

/** The browser's cookie was deleted and nobody told the store. */
function onlyTheCookie(exchange: Exchange): Cause | null {
  const { visit } = exchange;
  const name = visit ? cookieNameOf(visit) : null;
  const deleted = eventsOf(exchange, 'browser.cookie').find(isDeletion(name));
  const told = eventsOf(exchange, 'store.call').some(({ op }) => op === 'destroy');
  if (!deleted || told || !visit?.cookieRead?.sid) return null;
  return {
    seq: deleted.seq,
    requestId: exchange.id,
    because: `${spoken(exchange)} deleted the browser's cookie ${name} and left the session in the store: whoever has the id can go on using it.`,
    change: 'req.session.destroy((err) => { ... }) as well: clearCookie is about the browser only.',
  };
}

const isDeletion =
  (name: string | null) =>
  ({ outcome, cookie }: EventOf<'browser.cookie'>) =>
    outcome === 'deleted' && cookie.name === name;
