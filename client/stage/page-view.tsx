import { Lock, LockOpen } from 'lucide-react';
import type { EventOf, TraceEvent } from '../../trace/event.js';
import { text } from '../text/text.js';
import { isMarkup, PageMarkup } from './page-markup.js';

type Shown = { url: string; response: EventOf<'response'> };

/** The page that a browser shows, as a window with an address. */
export function PageView({ shown }: { shown: Shown | null }) {
  const LockIcon = shown?.url.startsWith('https:') ? Lock : LockOpen;
  return (
    <div className="overflow-hidden rounded-xl border border-line">
      <div className="flex items-center gap-2 border-line border-b bg-sunken px-2.5 py-1.5 font-mono text-soft text-xs">
        <LockIcon size={12} aria-hidden />
        <span className="min-w-0 flex-1 truncate">{shown ? shown.url.replace(/^https?:\/\//, '') : 'shop.test'}</span>
        {shown && <Status response={shown.response} />}
      </div>
      <div
        className="max-h-32 min-h-14 overflow-y-auto px-3 py-2.5 text-ink"
        data-page
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
        tabIndex={0}
      >
        {shown ? <Body response={shown.response} /> : <p className="text-faint text-sm">{text.stage.noPage}</p>}
      </div>
    </div>
  );
}

/** The last page that a browser got, within the first `n` events. */
export function lastPage(events: readonly TraceEvent[], n: number, browser: string): Shown | null {
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

function Status({ response: { status, error } }: { response: EventOf<'response'> }) {
  const bad = error !== undefined || status >= 400;
  return (
    <span className={`font-semibold ${bad ? 'text-danger' : 'text-soft'}`} data-status={status}>
      {error === undefined ? status : text.stage.failed}
    </span>
  );
}

function Body({ response: { body, error, headers } }: { response: EventOf<'response'> }) {
  if (error !== undefined) return <p className="text-danger text-sm">{error}</p>;
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location) return <p className="text-sm text-soft">{text.stage.redirectsTo(location)}</p>;
  if (body === '') return <p className="text-faint text-sm">{text.stage.emptyBody}</p>;
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (isMarkup(type, body)) return <PageMarkup html={body} />;
  const source = body.trimStart().startsWith('<') || body.trimStart().startsWith('{');
  return source ? (
    <pre className="whitespace-pre-wrap font-mono text-xs">{body}</pre>
  ) : (
    <p className="font-serif text-lg leading-snug">{body}</p>
  );
}
