import type { HeldCookie } from '../../trace/event.js';
import { duration } from '../../trace/sentence.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Section } from './section.js';

const says = text.cookies.attributes;

/** Where each is defined: draft-ietf-httpbis-rfc6265bis-22, and the draft of partitioned cookies. */
const sections = {
  Domain: 'RFC 6265bis 5.6.3',
  Path: 'RFC 6265bis 5.6.4',
  Expires: 'RFC 6265bis 5.6.1',
  Secure: 'RFC 6265bis 5.6.5',
  HttpOnly: 'RFC 6265bis 5.6.6',
  SameSite: 'RFC 6265bis 5.6.7',
  Partitioned: 'Partitioned Cookies 2.3',
} as const;

type Name = keyof typeof sections;

/** Each attribute that a cookie has or could have, with what it means. */
export function CookieAttributes({ cookie }: { cookie: HeldCookie }) {
  const now = usePlayhead(({ stage }) => (stage.clock === null ? null : Date.parse(stage.clock) + stage.at));
  const values = valuesOf(cookie, now);
  return (
    <Section title={says.title}>
      <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {(Object.keys(sections) as Name[]).map((name) => (
          <div key={name} className="flex min-w-0 flex-col">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-mono font-semibold text-[0.8125rem] text-ink">{name}</span>
              <span className={`break-all font-mono text-[0.8125rem] ${values[name] ? 'text-actor' : 'text-faint'}`}>
                {values[name] ?? says.none}
              </span>
            </dt>
            <dd className="text-sm text-soft leading-snug">
              {says[name]} <span className="whitespace-nowrap text-faint text-xs">{sections[name]}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** @param now ms since the Unix epoch, by the virtual clock */
function valuesOf(cookie: HeldCookie, now: number | null): Record<Name, string | null> {
  const { domain, hostOnly, path, expires, secure, httpOnly, sameSite, partition } = cookie;
  return {
    Domain: hostOnly ? null : domain,
    Path: path,
    Expires:
      expires === null || now === null
        ? says.session
        : says.until(new Date(expires).toUTCString(), duration(Math.max(0, Date.parse(expires) - now))),
    Secure: secure ? 'true' : null,
    HttpOnly: httpOnly ? 'true' : null,
    SameSite: sameSite && `${sameSite[0]?.toUpperCase()}${sameSite.slice(1)}`,
    Partitioned: partition ?? null,
  };
}
