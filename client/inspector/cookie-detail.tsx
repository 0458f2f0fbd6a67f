import { TicketX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { HeldCookie } from '../../trace/event.js';
import { own } from '../../trace/fold.js';
import { isDeadTicket } from '../../trace/ticket.js';
import { act } from '../live/sandbox.js';
import { useBrowsers } from '../send/send-form.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { ArrivalHeading } from './arrival-heading.js';
import { CookieAttributes } from './cookie-attributes.js';
import { CookieEdit } from './cookie-edit.js';
import { CookieSent } from './cookie-sent.js';
import { CookieValue } from './cookie-value.js';
import { secretsOf } from './secrets.js';
import { Section } from './section.js';
import { selectDeleted } from './selection.js';
import { asSetCookie } from './set-cookie.js';

const says = text.cookies;
const kinds = ['cookie'] as const;

/** One cookie: what is in it, whether its signature fits, and what can be done with it. */
export function CookieDetail({ browser, cookie }: { browser: string; cookie: HeldCookie }) {
  const app = usePlayhead((playhead) => playhead.stage.app);
  const alike = usePlayhead(
    ({ stage }) => own(stage.browsers, browser)?.filter(({ name }) => name === cookie.name).length,
  );
  const dead = usePlayhead(({ stage }) => isDeadTicket(cookie, stage));
  const secrets = useMemo(() => secretsOf(app, cookie.name), [app, cookie.name]);
  return (
    <div className="flex min-w-0 flex-col gap-4" data-inspected-cookie={cookie.name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ArrivalHeading of={kinds} className="min-w-0 flex-1 break-all">
          <span className="font-mono text-base">{cookie.name}</span>{' '}
          <span className="text-soft">{says.inJarOf(browser)}</span>
        </ArrivalHeading>
        {alike !== undefined && alike > 1 && <span className="text-faint text-xs">{says.deletesAll(alike)}</span>}
        <button
          type="button"
          className="button"
          onClick={() => {
            selectDeleted({ kind: 'cookie', browser, cookie });
            void act({ type: 'cookie.delete', browser, name: cookie.name });
          }}
        >
          {says.delete}
        </button>
      </div>
      {dead && (
        <p className="flex items-start gap-2 text-ink text-sm">
          <TicketX size={16} aria-hidden className="mt-0.5 flex-none" /> {says.deadTicket}
        </p>
      )}
      <CookieValue value={cookie.value} name={cookie.name} secrets={secrets} />
      <div className="grid gap-x-6 gap-y-4 xl:grid-cols-2">
        <CookieEdit browser={browser} cookie={cookie} secrets={secrets} />
        <Steal browser={browser} cookie={cookie} />
      </div>
      <CookieSent browser={browser} cookie={cookie} />
      <CookieAttributes cookie={cookie} />
    </div>
  );
}

function Steal({ browser, cookie }: { browser: string; cookie: HeldCookie }) {
  const others = useBrowsers().filter((name) => name !== browser);
  const [chosen, setChosen] = useState('mallory');
  const [done, setDone] = useState('');
  const to = others.includes(chosen) ? chosen : (others[0] ?? '');
  const copy = async () => {
    if (await act({ type: 'cookie.set', browser: to, ...asSetCookie(cookie) }))
      setDone(says.steal.done(cookie.name, to));
  };
  return (
    <Section title={says.steal.title}>
      <p className="text-soft text-sm">{says.steal.about}</p>
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col gap-1 text-faint text-xs">
          {says.steal.to}
          <select className="field w-40 border-line" value={to} onChange={({ target }) => setChosen(target.value)}>
            {others.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button type="button" className="button" onClick={() => void copy()}>
          {says.steal.copy}
        </button>
      </div>
      <p role="status" className="text-soft text-sm empty:hidden">
        {done}
      </p>
    </Section>
  );
}
