import type { Cause } from '../symptom.js';
import { type Exchange, eventsOf, headerValues, spoken, type Traced } from '../traced.js';

/** A response has more than one Set-Cookie header. Of several such responses the one that names a cookie twice counts. */
export function twoSetCookie({ exchanges }: Traced): Cause | string {
  const several = exchanges.flatMap((exchange) => {
    const headers = headerValues(exchange.response?.headers ?? [], 'set-cookie');
    return headers.length > 1 ? { exchange, names: headers.map(nameOf) } : [];
  });
  const [first] = several;
  if (!first) return 'No response has more than one Set-Cookie header.';
  for (const { exchange, names } of several) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) return sameName(exchange, twice);
  }
  return {
    seq: first.exchange.response?.seq ?? first.exchange.request.seq,
    requestId: first.exchange.id,
    because: `The response to ${spoken(first.exchange)} sets ${first.names.length} cookies (${first.names.join(', ')}): each has a Set-Cookie header of its own (RFC 6265bis section 4.1), so nothing is wrong.`,
  };
}

const nameOf = (header: string) => header.split('=', 1)[0]?.trim() ?? '';

function sameName(exchange: Exchange, name: string): Cause {
  const bySession = eventsOf(exchange, 'cookie.set').filter((event) => event.name === name);
  const event = bySession[0] ?? exchange.response ?? exchange.request;
  const who =
    bySession.length === 1
      ? 'one by express-session, the other by the app itself'
      : bySession.length > 1
        ? 'by two session() middlewares'
        : 'by the app itself';
  return {
    seq: event.seq,
    requestId: exchange.id,
    because: `The response to ${spoken(exchange)} sets the cookie ${name} twice, ${who}: the browser keeps the last.`,
    change: `Leave the cookie ${name} to express-session; a cookie of the app's own needs another name.`,
  };
}
