import { TicketX } from 'lucide-react';
import type { HeldCookie } from '../../trace/event.js';
import type { Touched } from '../../trace/fold/state.js';
import { sidInside } from '../../trace/ticket.js';
import { text } from '../text/text.js';
import { DifferenceMark, place } from './beside.js';
import { Inspectable } from './inspectable.js';
import { SidMark } from './sid-mark.js';

type Props = {
  browser: string;
  cookies: readonly HeldCookie[];
  /** Those that name a session which the store does not have. */
  dead: readonly HeldCookie[];
  touched: Touched | null;
};

/** A browser's cookies, the one that was just touched lit; refused or withheld, it shakes. */
export function Jar({ browser, cookies, dead, touched }: Props) {
  const hit = touched?.what === 'cookie' && touched.browser === browser ? touched : null;
  if (cookies.length === 0) return <p className="px-1 text-faint text-xs">{text.stage.emptyJar}</p>;
  return (
    <ul className="flex flex-col gap-0.5" aria-label={text.stage.jarOf(browser)}>
      {cookies.map((cookie) => {
        const sid = sidInside(cookie.value);
        const { name } = cookie;
        return (
          <li
            key={`${cookie.hostOnly ? '' : '.'}${cookie.domain}${cookie.path}${cookie.name}${cookie.partition ?? ''}`}
            className="glow relative rounded-lg px-1.5 py-0.5"
            data-cookie={cookie.name}
            title={cookie.value}
            data-touched={hit?.name === cookie.name && hit.outcome}
          >
            <div className="flex flex-wrap items-baseline gap-x-2 font-mono text-[0.8125rem]">
              <span className="max-w-full flex-none truncate text-ink">
                <Inspectable
                  selection={{ kind: 'cookie', browser, cookie }}
                  label={text.stage.inspectCookie(name, browser)}
                >
                  {name}
                </Inspectable>
              </span>
              {sid === null ? (
                <span className="truncate text-soft" title={cookie.value}>
                  {cookie.value}
                </span>
              ) : (
                <SidMark sid={sid} dead={dead.includes(cookie)} />
              )}
            </div>
            <DifferenceMark at={place.cookie(browser, cookie)} />
            {dead.includes(cookie) && <DeadTicket />}
            <p className="text-faint text-xs leading-snug" data-attributes>
              {attributes(cookie).join(' · ')}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** Says that a cookie names a session which the store does not have. */
function DeadTicket() {
  return (
    <p className="flex items-center gap-1 font-medium text-soft text-xs leading-snug" data-dead-ticket>
      <TicketX size={13} aria-hidden className="flex-none" /> {text.stage.deadTicket}
    </p>
  );
}

function attributes({ domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition }: HeldCookie): string[] {
  return [
    `Path ${path}`,
    ...(hostOnly ? [] : [`Domain ${domain}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    ...(sameSite ? [`SameSite ${sameSite}`] : []),
    ...(partition ? [`Partitioned by ${partition}`] : []),
    expires === null ? text.stage.untilClosed : text.stage.until(expires.slice(11, 19), expires.slice(0, 10)),
  ];
}
