import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { decodeCookie } from './decode-cookie.js';
import type { Secrets } from './secrets.js';
import { Section } from './section.js';
import { SignatureVerdict } from './signature-verdict.js';

const says = text.cookies.value;

/** A cookie's value: as it is sent, decoded, and in its parts. */
export function CookieValue({ value, name, secrets }: { value: string; name: string; secrets: Secrets }) {
  const { text: decoded, signed } = decodeCookie(value);
  return (
    <Section title={says.title}>
      <dl className="grid gap-x-4 gap-y-2 font-mono text-[0.8125rem] sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="font-sans text-faint text-xs sm:pt-0.5">{says.raw}</dt>
        <dd className="break-all text-ink">{value}</dd>
        {decoded !== value && (
          <>
            <dt className="font-sans text-faint text-xs sm:pt-0.5">{says.decoded}</dt>
            <dd className="break-all text-ink">{decoded}</dd>
          </>
        )}
      </dl>
      {signed ? (
        <>
          <dl aria-label={says.parts} className="flex flex-wrap items-stretch gap-1.5">
            <Part caption={says.marker}>s:</Part>
            <Part caption={says.sid} actor="store">
              <SidMark sid={signed.sid} bare /> {signed.sid}
            </Part>
            <Part caption={says.signature} actor="middleware">
              .{signed.signature}
            </Part>
          </dl>
          <SignatureVerdict value={value} name={name} secrets={secrets} />
        </>
      ) : (
        <p className="text-soft text-sm">{says.foreign}</p>
      )}
    </Section>
  );
}

type PartProps = { caption: string; actor?: 'store' | 'middleware'; children: React.ReactNode };

function Part({ caption, actor, children }: PartProps) {
  return (
    <div
      data-actor={actor}
      className="flex min-w-0 flex-col rounded-lg border border-actor-line bg-actor-tint px-2.5 py-1"
    >
      <dt className="order-2 text-soft text-xs">{caption}</dt>
      <dd className="break-all font-mono text-[0.8125rem] text-actor">{children}</dd>
    </div>
  );
}
