import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { text } from '../text/text.js';
import type { Secrets } from './secrets.js';
import { verdictOn } from './signature.js';

const says = text.cookies.verdict;

type Props = { value: string; name: string; secrets: Secrets };

/** Whether express-session would take a cookie's value, and what it would do otherwise. */
export function SignatureVerdict({ value, name, secrets }: Props) {
  const { fits, sentence } = told(value, name, secrets);
  const Icon = fits === null ? CircleHelp : fits ? CircleCheck : CircleX;
  return (
    <p
      data-fits={String(fits)}
      className={`flex items-start gap-2 text-sm ${fits === false ? 'text-danger' : 'text-ink'}`}
    >
      <Icon size={16} aria-hidden className="mt-0.5 flex-none" />
      <span className="min-w-0">{sentence}</span>
    </p>
  );
}

function told(value: string, name: string, secrets: Secrets): { fits: boolean | null; sentence: string } {
  if (secrets.kind === 'computed') return { fits: null, sentence: says.computed(secrets.source, secrets.line) };
  if (secrets.kind === 'none') return { fits: null, sentence: says.none(name) };
  const verdict = verdictOn(value, secrets.secrets);
  if (!verdict.fits) return { fits: false, sentence: says[verdict.because] };
  const secret = secrets.secrets[verdict.by] ?? '';
  const sentence = verdict.by === 0 ? says.first(secret) : says.later(verdict.by + 1, secrets.secrets.length, secret);
  return { fits: true, sentence };
}
