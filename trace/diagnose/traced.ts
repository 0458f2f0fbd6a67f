import type { EventOf, TraceEvent } from '../event.js';
import { type Visit, visits } from '../explain/visit.js';
import { type Held, Jars } from './jar.js';

/** One request, and everything that happened for it. */
export type Exchange = {
  id: string;
  browser: string;
  request: EventOf<'request'>;
  events: TraceEvent[];
  /** Its passage through express-session; null when it never came there. */
  visit: Visit | null;
  response: EventOf<'response'> | null;
  /** What the browser's jar held when it sent the request. */
  held: readonly Held[];
};

/** A trace, with what belongs together found once for all who look for mistakes in it. */
export type Traced = {
  events: readonly TraceEvent[];
  /** In the order of their requests. */
  exchanges: Exchange[];
  /** The moment of an event, in milliseconds since 1970. */
  time: (event: TraceEvent) => number;
};

export function traced(events: readonly TraceEvent[]): Traced {
  const passages = new Map(visits(events).map((visit) => [visit.requestId, visit]));
  const exchanges = new Map<string, Exchange>();
  const jars = new Jars();
  for (const event of events) {
    jars.take(event);
    const { requestId } = event;
    if (requestId === null) continue;
    const exchange = exchanges.get(requestId);
    if (exchange) {
      exchange.events.push(event);
      if (event.type === 'response') exchange.response = event;
    } else if (event.type === 'request') {
      const browser = event.browser ?? '';
      exchanges.set(requestId, {
        id: requestId,
        browser,
        request: event,
        events: [event],
        visit: passages.get(requestId) ?? null,
        response: null,
        held: jars.of(browser),
      });
    }
  }
  const deploy = events.find((event) => event.type === 'deploy');
  const start = deploy ? Date.parse(deploy.clock) : 0;
  return { events, exchanges: [...exchanges.values()], time: ({ at }) => start + at };
}

/** The events of one type in an exchange. */
export function eventsOf<T extends TraceEvent['type']>({ events }: Pick<Exchange, 'events'>, type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

export const cookieNameOf = (visit: Visit): string => visit.cookieRead?.name ?? visit.options.name ?? 'connect.sid';

/** The values of a header, in their order. */
export const headerValues = (headers: EventOf<'request'>['headers'], name: string): string[] =>
  headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);

/** The values that a Cookie header has for a name, as they stand in it. */
export function cookieValues(request: EventOf<'request'>, name: string): string[] {
  return headerValues(request.headers, 'cookie')
    .flatMap((header) => header.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** The value that a Set-Cookie header gives, as it stands in it. */
export const valueSet = (header: string): string => header.slice(header.indexOf('=') + 1).split(';', 1)[0] ?? '';

/** `GET /cart (r3)`, as a person would say which request it was. */
export function spoken({ request, id }: Pick<Exchange, 'request' | 'id'>): string {
  return `${request.method} ${new URL(request.url).pathname} (${id})`;
}
