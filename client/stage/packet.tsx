import type { RequestState } from '../../trace/fold.js';
import { sidInside } from '../../trace/ticket.js';
import { text } from '../text/text.js';
import { SidMark } from './sid-mark.js';

/**
 * A request on its way: an open slip on the wire, where one can read what it carries, and folded to a token in the app.
 * Where it is comes from the docks (docks.ts).
 */
export function Packet({ request, index }: { request: RequestState; index: number }) {
  const open = request.place === 'wire' || request.place === 'browser';
  return (
    <div
      className="packet"
      data-actor={open || request.place === 'proxy' ? 'browser' : actorAt(request)}
      data-request={request.id}
      data-at={dockOf(request)}
      data-open={open}
      data-back={request.place === 'browser'}
      style={{ '--index': index } as React.CSSProperties}
      aria-hidden
    >
      <span className="packet-id">{request.id}</span>
      {open && (request.response ? <Response request={request} /> : <Request request={request} />)}
    </div>
  );
}

/** The dock that a request rests at. */
function dockOf({ place, hop, inside, passed, leaving, response }: RequestState): string {
  if (response || place === 'browser') return 'wire:back';
  if (place === 'wire') return 'wire:there';
  if (place === 'proxy') return `proxy:${hop}`;
  if (place === 'store') return 'store';
  if (leaving) return 'out';
  const layer = inside?.layer ?? passed.at(-1);
  return layer === undefined ? 'app' : `layer:${layer}`;
}

function actorAt({ place, inside }: RequestState) {
  if (place === 'store') return 'store';
  return inside === null || inside.kind === 'middleware' ? 'middleware' : 'handler';
}

function Request({ request: { method, url, cookieHeader } }: { request: RequestState }) {
  return (
    <span className="packet-text">
      <b>
        {method} {new URL(url).pathname}
      </b>
      {cookieHeader ? (
        <Carried label={text.stage.carriesCookie} value={cookieHeader} />
      ) : (
        <span className="truncate opacity-80">{text.stage.carriesNoCookie}</span>
      )}
    </span>
  );
}

function Response({ request: { response } }: { request: RequestState }) {
  if (!response) return null;
  const set = response.headers.find(([name]) => name.toLowerCase() === 'set-cookie')?.[1];
  return (
    <span className="packet-text">
      <b>{response.error === null ? `${response.status} ${response.statusText}` : text.stage.noResponse}</b>
      {set ? (
        <Carried label={text.stage.setsCookie} value={set} />
      ) : (
        <span className="truncate opacity-80">{text.stage.setsNone}</span>
      )}
    </span>
  );
}

/** A cookie in a header: by its session's mark when it is one of express-session. */
function Carried({ label, value }: { label: string; value: string }) {
  const sid = value
    .split(';')
    .map((pair) => sidInside(pair.slice(pair.indexOf('=') + 1).trim()))
    .find((found) => found !== null);
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={`${label}: ${value}`}>
      <span className="flex-none opacity-80">{label}</span>
      {sid ? <SidMark sid={sid} bare /> : <span className="truncate">{value}</span>}
    </span>
  );
}
