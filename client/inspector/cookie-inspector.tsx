import { TicketX } from 'lucide-react';
import type { HeldCookie } from '../../trace/event.js';
import { sameCookie } from '../../trace/fold/jars.js';
import { own } from '../../trace/fold.js';
import { isDeadTicket, sidInside } from '../../trace/ticket.js';
import { Avatar } from '../stage/browser-card.js';
import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { CookieDetail } from './cookie-detail.js';
import { Gone } from './gone.js';
import { Moment } from './moment.js';
import { Entry } from './section.js';
import { select, useSelection } from './selection.js';

const says = text.cookies;

/** Every cookie of every browser, and one of them taken apart. */
export default function CookieInspector() {
  const browsers = usePlayhead((playhead) => playhead.stage.browsers);
  const chosen = useSelection((selected) => selected.cookie) ?? firstOf(browsers);
  const held = chosen && own(browsers, chosen.browser)?.find((cookie) => sameCookie(cookie, chosen.cookie));
  const jars = Object.entries(browsers).filter(([, cookies]) => cookies.length > 0);
  if (!chosen) return <p className="text-soft text-sm">{says.none}</p>;
  return (
    <div data-actor="browser" className="flex flex-col gap-3">
      <Moment />
      <div className="grid items-start gap-x-6 gap-y-5 lg:grid-cols-[minmax(12rem,17rem)_minmax(0,1fr)]">
        <nav aria-label={says.title} className="flex flex-col gap-3">
          {jars.map(([browser, cookies]) => (
            <section key={browser} aria-label={says.of(browser)}>
              <h4 className="flex items-center gap-2 px-1 pb-1 font-semibold text-sm text-soft">
                <Avatar name={browser} /> {browser}
              </h4>
              <ul>
                {cookies.map((cookie) => (
                  <Entry
                    key={`${cookie.domain}${cookie.hostOnly}${cookie.path}${cookie.name}${cookie.partition ?? ''}`}
                    chosen={chosen.browser === browser && sameCookie(cookie, chosen.cookie)}
                    label={text.stage.inspectCookie(cookie.name, browser)}
                    choose={() => select({ kind: 'cookie', browser, cookie })}
                  >
                    <Brief cookie={cookie} />
                  </Entry>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        {held ? (
          <CookieDetail
            key={`${chosen.browser} ${held.domain} ${held.path} ${held.name}`}
            browser={chosen.browser}
            cookie={held}
          />
        ) : (
          <Gone of="cookie">{says.gone(chosen.cookie.name, chosen.browser)}</Gone>
        )}
      </div>
    </div>
  );
}

function Brief({ cookie }: { cookie: HeldCookie }) {
  const { name, value } = cookie;
  const sid = sidInside(value);
  const dead = usePlayhead(({ stage }) => isDeadTicket(cookie, stage));
  return (
    <>
      <span className="min-w-0 flex-1 truncate text-ink">{name}</span>
      {sid === null ? (
        <span className="max-w-[45%] truncate text-faint">{value}</span>
      ) : (
        <SidMark sid={sid} dead={dead} />
      )}
      {dead && <TicketX size={14} aria-label={text.stage.deadTicket} className="flex-none text-soft" />}
    </>
  );
}

function firstOf(browsers: Record<string, HeldCookie[]>) {
  for (const [browser, [cookie]] of Object.entries(browsers)) if (cookie) return { browser, cookie };
  return null;
}
