import { Globe, Lock, LockOpen } from 'lucide-react';
import { isRealClient } from '../../protocol/action.js';
import type { EventOf, TraceEvent } from '../../trace/event.js';
import type { RequestState, StageState } from '../../trace/fold.js';
import { chooseBrowser, useBrowsers, useSend } from '../send/send-form.js';
import { Jar } from './jar.js';
import { Station } from './station.js';

type Props = { state: StageState; request: RequestState | undefined; events: readonly TraceEvent[] };

/** The browsers: whose is looked at, the page it shows, and its cookie jar. */
export function BrowserStation({ state, request, events }: Props) {
  const chosen = useSend((send) => send.looking);
  const names = [...new Set([...useBrowsers(), ...Object.keys(state.browsers)])];
  const { touched } = state;
  const keepsOwn = ownCookies(chosen);
  return (
    <Station
      actor="browser"
      icon={Globe}
      title="Browser"
      active={request?.place === 'browser' && state.seq > 0}
      wires="right"
    >
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Whose browser</legend>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen}
            aria-label={name}
            title={name}
            onClick={() => chooseBrowser(name)}
            className={`flex h-7 items-center gap-1.5 rounded-full border px-[3px] text-[0.8125rem] ${
              name === chosen
                ? 'border-actor bg-actor-tint pr-2.5 text-actor'
                : 'border-line text-soft hover:border-line-strong'
            }`}
          >
            <span
              aria-hidden
              className={`grid size-5 place-items-center rounded-full font-semibold text-[0.6875rem] uppercase ${
                name === chosen ? 'bg-actor text-surface' : 'bg-sunken text-soft'
              }`}
            >
              {isRealClient(name) ? name.slice('real:'.length) : name[0]}
            </span>
            {name === chosen && name}
          </button>
        ))}
      </fieldset>
      <Page shown={lastPage(events, state.seq, chosen)} />
      <div>
        <h4 className="eyebrow px-1 pb-1">{keepsOwn ? 'No cookie jar' : `Cookie jar of ${chosen}`}</h4>
        {keepsOwn ? (
          <p className="px-1 text-faint text-sm">{keepsOwn}</p>
        ) : (
          <Jar
            cookies={state.browsers[chosen] ?? []}
            touched={touched?.what === 'cookie' && touched.browser === chosen ? touched.name : null}
          />
        )}
        {request?.refused && request.browser === chosen && !keepsOwn && (
          <p className="mt-1 px-1 text-danger text-sm">Refused: {request.refused}</p>
        )}
      </div>
    </Station>
  );
}

/** Where the cookies of a client are that has no jar on the stage; null for a browser of the world. */
function ownCookies(name: string): string | null {
  if (name === 'curl') return 'curl keeps cookies only in the files it is told to.';
  return isRealClient(name) ? `${name} is outside: it keeps its cookies itself, and shows those it sends.` : null;
}

type Shown = { url: string; response: EventOf<'response'> };

/** The last page that a browser got, within the first `n` events. */
function lastPage(events: readonly TraceEvent[], n: number, browser: string): Shown | null {
  for (let i = Math.min(n, events.length) - 1; i >= 0; i--) {
    const response = events[i];
    if (response?.type !== 'response' || response.browser !== browser) continue;
    for (let j = i - 1; j >= 0; j--) {
      const request = events[j];
      if (request?.type === 'request' && request.requestId === response.requestId)
        return { url: request.url, response };
    }
  }
  return null;
}

function Page({ shown }: { shown: Shown | null }) {
  const secure = shown?.url.startsWith('https:');
  const LockIcon = secure ? Lock : LockOpen;
  return (
    <div className="overflow-hidden rounded-xl border border-line">
      <div className="flex items-center gap-2 border-line border-b bg-sunken px-2.5 py-1.5 font-mono text-soft text-xs">
        <LockIcon size={12} aria-hidden />
        <span className="min-w-0 flex-1 truncate">{shown ? shown.url.replace(/^https?:\/\//, '') : 'shop.test'}</span>
        {shown && <Status response={shown.response} />}
      </div>
      <div
        className="max-h-36 min-h-16 overflow-y-auto p-3 text-ink"
        data-page
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
        tabIndex={0}
      >
        {shown ? <Body response={shown.response} /> : <p className="text-faint text-sm">Press Send to open a page.</p>}
      </div>
    </div>
  );
}

function Status({ response: { status, error } }: { response: EventOf<'response'> }) {
  const bad = error !== undefined || status >= 400;
  return (
    <span className={`font-semibold ${bad ? 'text-danger' : 'text-soft'}`} data-status={status}>
      {error === undefined ? status : 'failed'}
    </span>
  );
}

function Body({ response: { body, error, headers } }: { response: EventOf<'response'> }) {
  if (error !== undefined) return <p className="text-danger text-sm">{error}</p>;
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location) return <p className="text-sm text-soft">Redirects to {location}</p>;
  const markup = body.trimStart().startsWith('<') || body.trimStart().startsWith('{');
  if (body === '') return <p className="text-faint text-sm">The body is empty.</p>;
  return markup ? (
    <pre className="whitespace-pre-wrap font-mono text-xs">{body}</pre>
  ) : (
    <p className="font-serif text-lg leading-snug">{body}</p>
  );
}
