import type { TraceEvent } from '../../event.js';
import type { Finding } from '../finding.js';
import { cookieValues, type Exchange, type Traced, valueSet } from '../traced.js';

/** A cookie that the app signed itself fits its secret no more: other code, or a secret made anew at each start. */
export function secretChanged({ events, exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const made = signedBefore(events, exchange);
    const started = made && startBetween(events, made.seq, exchange.request.seq);
    if (!made || !started) return [];
    const what = started.type === 'deploy' ? 'The code that was deployed' : 'The process, started again,';
    return {
      mistake: 'secret-changed',
      seq: started.seq,
      requestId: null,
      because: `${what} has another secret: the cookie ${made.name} that ${exchange.browser} got before fits its signature no more, and the session is lost.`,
      change:
        "Keep the secret the same at each start; to change it, secret: ['the new one', 'the old one'] signs with the first and accepts both.",
    };
  });
}

/** The event by which the app itself set the cookie that it now finds wrongly signed. */
export function signedBefore(events: readonly TraceEvent[], { request, visit }: Exchange) {
  const read = visit?.cookieRead;
  if (read?.outcome !== 'invalid-signature') return null;
  const values = cookieValues(request, read.name);
  const made = events.findLast(
    (event) =>
      event.seq < request.seq &&
      event.type === 'cookie.set' &&
      event.name === read.name &&
      values.includes(valueSet(event.header)),
  );
  return made?.type === 'cookie.set' ? made : null;
}

/** The last start of the app between two events. */
export function startBetween(events: readonly TraceEvent[], from: number, to: number) {
  const found = events.findLast(({ seq, type }) => seq > from && seq < to && (type === 'deploy' || type === 'restart'));
  return found?.type === 'deploy' || found?.type === 'restart' ? found : null;
}
