import { useDeferredValue } from 'react';
import type { HeldCookie, TraceEvent } from '../../trace/event.js';
import { sameCookie } from '../../trace/fold/jars.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Section } from './section.js';

const says = text.cookies.sent;

/** Whether the cookie went with the last request of its browser, and if not, by which rule. */
export function CookieSent({ browser, cookie }: { browser: string; cookie: HeldCookie }) {
  const events = useSandbox((sandbox) => sandbox.events);
  const at = useDeferredValue(usePlayhead((playhead) => playhead.at));
  return (
    <Section title={says.title}>
      <p className="text-soft text-sm">{told(events.slice(0, at), browser, cookie)}</p>
    </Section>
  );
}

function told(events: readonly TraceEvent[], browser: string, cookie: HeldCookie): string {
  const ofBrowser = events.filter((event) => event.browser === browser).toReversed();
  for (const event of ofBrowser) {
    const sentence = toldBy(event, cookie);
    if (sentence) return sentence;
  }
  return says.never(browser);
}

/** What an event says of whether a cookie goes along; null when it says nothing. */
function toldBy(event: TraceEvent, cookie: HeldCookie): string | null {
  if (event.type === 'request' && event.requestId !== null)
    return carries(event.headers, cookie) ? says.went(event.requestId) : null;
  if (event.type !== 'browser.cookie' || !sameCookie(event.cookie, cookie)) return null;
  const { outcome, reason = '', section, requestId } = event;
  if (outcome === 'withheld' && requestId !== null)
    return says.withheld(requestId, section ? `${reason} (${section})` : reason);
  // until then it was another one
  return outcome === 'stored' ? says.never(event.browser ?? '') : null;
}

const carries = (headers: readonly (readonly [string, string])[], { name, value }: HeldCookie) =>
  headers.some(
    ([header, pairs]) => header.toLowerCase() === 'cookie' && pairs.split('; ').includes(`${name}=${value}`),
  );
