import type { EventOf, EventType, HeaderList, TraceEvent } from '../../trace/event.js';
import { sidInside } from '../../trace/ticket.js';
import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { decodeCookie } from './decode-cookie.js';
import { Section } from './section.js';

const says = text.inspectedRequest.headers;

/** A request and its response as they crossed the wire, what is a cookie marked and decoded. @param events of that request */
export function RawHeaders({ events }: { events: readonly TraceEvent[] }) {
  const request = first(events, 'request');
  const response = first(events, 'response') ?? first(events, 'response.head');
  const proxies = events.filter((event): event is EventOf<'proxy'> => event.type === 'proxy');
  return (
    <>
      {request && (
        <Section title={says.sent}>
          <Lines start={requestLine(request)} headers={request.headers} />
          {proxies.map(({ hop, added }) => (
            <Lines key={hop} start={says.added(hop)} headers={added} />
          ))}
        </Section>
      )}
      <Section title={says.received}>
        {response ? (
          <Lines start={statusLine(response)} headers={response.headers} />
        ) : (
          <p className="text-faint text-sm">{says.notYet}</p>
        )}
      </Section>
    </>
  );
}

function first<T extends EventType>(events: readonly TraceEvent[], type: T) {
  return events.find((event): event is EventOf<T> => event.type === type);
}

function requestLine({ method, url }: EventOf<'request'>) {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search} HTTP/1.1`;
}

const statusLine = (response: EventOf<'response' | 'response.head'>) =>
  'error' in response && response.error !== undefined
    ? response.error
    : `HTTP/1.1 ${response.status} ${response.statusText}`;

function Lines({ start, headers }: { start: string; headers: HeaderList }) {
  return (
    <div className="rounded-lg bg-sunken px-3 py-2 font-mono text-xs leading-relaxed">
      <p className="break-all font-semibold text-ink">{start}</p>
      <ul>
        {headers.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice with the same value, and the list never changes
          <Header key={i} name={name} value={value} />
        ))}
      </ul>
    </div>
  );
}

function Header({ name, value }: { name: string; value: string }) {
  const pairs = pairsIn(name, value);
  return (
    <li className="break-all" data-header={name.toLowerCase()}>
      <span className={pairs ? 'font-semibold text-actor' : 'text-faint'}>{name}: </span>
      <span className="text-ink">{value}</span>
      {pairs?.map(({ cookie, content }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two cookies may have one name, and the list never changes
        <Decoded key={i} cookie={cookie} content={content} />
      ))}
    </li>
  );
}

function Decoded({ cookie, content }: { cookie: string; content: string }) {
  const sid = sidInside(content);
  const { text: decoded } = decodeCookie(content);
  return (
    <span className="my-1 flex flex-wrap items-center gap-x-2 border-actor-line border-l-2 pl-2 text-soft">
      {cookie}
      {sid === null ? <span>{decoded}</span> : <SidMark sid={sid} />}
    </span>
  );
}

/** The cookies that a header carries; null for a header of another kind. */
function pairsIn(header: string, value: string): { cookie: string; content: string }[] | null {
  const name = header.toLowerCase();
  if (name !== 'cookie' && name !== 'set-cookie') return null;
  // of Set-Cookie the first pair is the cookie, the others are its attributes
  const pairs = value.split(';').slice(0, name === 'cookie' ? undefined : 1);
  return pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return { cookie: pair.slice(0, Math.max(0, equals)).trim(), content: pair.slice(equals + 1).trim() };
  });
}
