import type { EventOf, SessionOptions } from '../../event.js';
import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** A second `session()` finds req.session there and steps aside: none of its options ever count. */
export function severalSessionMiddlewares({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const working = exchange.visit?.cookieRead && exchange.visit.options;
    const second = working && enteredAfter(exchange, exchange.visit?.cookieRead?.seq ?? 0, working);
    if (!working || !second) return [];
    return {
      mistake: 'several-session-middlewares',
      seq: second.event.seq,
      requestId: exchange.id,
      because: `${spoken(exchange)} went through a second session() that found req.session there and stepped aside: ${differing(second.options, working)}.`,
      change: 'Keep one app.use(session({...})), with the options you want, and take out the other.',
    };
  });
}

type Entered = { event: EventOf<'middleware'>; options: SessionOptions };

function enteredAfter(exchange: Exchange, seq: number, working: SessionOptions): Entered | undefined {
  return eventsOf(exchange, 'middleware')
    .flatMap((event) => (event.session ? [{ event, options: event.session }] : []))
    .find(({ event, options }) => event.seq > seq && options.call !== working.call);
}

function differing(ignored: SessionOptions, working: SessionOptions): string {
  const differs = Object.entries(ignored)
    .filter(([name]) => name !== 'call')
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(working[name as keyof SessionOptions]))
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return differs.length > 0 ? `what it was given does not count (${differs.join(', ')})` : 'it does nothing';
}
