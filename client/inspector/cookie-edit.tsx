import { useId, useRef, useState } from 'react';
import type { HeldCookie } from '../../trace/event.js';
import { act } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { decodeCookie } from './decode-cookie.js';
import type { Secrets } from './secrets.js';
import { Section } from './section.js';
import { asSetCookie } from './set-cookie.js';
import { signatureOf, signedValue } from './signature.js';
import { SignatureVerdict } from './signature-verdict.js';

const says = text.cookies.edit;

type Props = { browser: string; cookie: HeldCookie; secrets: Secrets };

/** The value written by hand: at each letter it says whether the signature still fits. */
export function CookieEdit({ browser, cookie, secrets }: Props) {
  const [edited, setEdited] = useState<string | null>(null);
  const value = edited ?? cookie.value;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { signed } = decodeCookie(value);
  const secret = secrets.kind === 'given' ? secrets.secrets[0] : undefined;
  const put = async () => {
    if (!(await act({ type: 'cookie.set', browser, ...asSetCookie(cookie, value) }))) return;
    setEdited(null);
    // the button that was pressed has nothing more to put
    field.current?.focus();
  };
  return (
    <Section title={says.title}>
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <p className="text-soft text-sm">{says.about}</p>
        <label htmlFor={id} className="sr-only">
          {says.label}
        </label>
        <input
          id={id}
          ref={field}
          className="field w-full border-line px-2"
          value={value}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={({ target }) => setEdited(target.value)}
        />
        <div role="status">
          <SignatureVerdict value={value} name={cookie.name} secrets={secrets} />
        </div>
        {signed && secret !== undefined && (
          <p className="text-faint text-xs">
            {says.would}:{' '}
            <code className="break-all font-mono text-soft" data-would>
              {signatureOf(signed.sid, secret)}
            </code>
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="button" disabled={value === cookie.value}>
            {says.apply(browser)}
          </button>
          {signed && secret !== undefined && (
            <button
              type="button"
              className="button"
              disabled={value === signedValue(signed.sid, secret)}
              onClick={() => setEdited(signedValue(signed.sid, secret))}
            >
              {says.sign}
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            disabled={value === cookie.value}
            onClick={() => setEdited(null)}
          >
            {says.discard}
          </button>
        </div>
      </form>
    </Section>
  );
}
