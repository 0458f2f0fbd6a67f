import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { OptionValue } from '../../source/options.js';
import { text } from '../text/text.js';
import { type ControlProps, Field } from './controls.js';

const says = text.options.secrets;

/** The secrets in order: the first signs, and all are accepted. */
export function SecretControl({ name, reading, set }: ControlProps) {
  if (reading.kind === 'computed') return null;
  const value = reading.kind === 'given' ? reading.value : undefined;
  const secrets = secretsOf(value);
  // a single one is a string, but for a list of one that its author wrote
  const isListOfOne = secrets.length === 1 && typeof value !== 'string';
  const write = (next: readonly string[]) => set(next.length === 1 && !isListOfOne ? next[0] : next);
  const swap = (i: number, j: number) => write(secrets.map((_, k) => secrets[k === i ? j : k === j ? i : k] ?? ''));
  return (
    <div className="flex w-full flex-col items-start gap-2">
      <ol aria-label={name} className="flex w-full flex-col gap-1.5">
        {secrets.map((secret, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a secret may come twice, and its place is what it is
          <li key={i} className="flex flex-wrap items-center gap-1">
            <Field
              label={says.secret(i + 1)}
              value={secret}
              problem={(typed) => (typed === '' ? says.empty : null)}
              set={(typed) => write(secrets.map((one, k) => (k === i ? typed : one)))}
            />
            <IconButton label={says.up(i + 1)} disabled={i === 0} act={() => swap(i, i - 1)} Icon={ArrowUp} />
            <IconButton
              label={says.down(i + 1)}
              disabled={i === secrets.length - 1}
              act={() => swap(i, i + 1)}
              Icon={ArrowDown}
            />
            <IconButton
              label={says.remove(i + 1)}
              disabled={secrets.length === 1}
              act={() => write(secrets.filter((_, k) => k !== i))}
              Icon={X}
            />
            <span className="text-faint text-xs">{i === 0 ? says.signs : says.accepted}</span>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => (secrets.length === 0 ? set(says.example) : set(withFirst(secrets)))}
      >
        <Plus size={15} aria-hidden /> {secrets.length === 0 ? says.give : says.rotate}
      </button>
    </div>
  );
}

/** As secrets are changed: the new one signs, and those before are still accepted. */
function withFirst(secrets: readonly string[]) {
  const fresh = Array.from({ length: secrets.length + 1 }, (_, i) => says.fresh(i + 1));
  return [fresh.find((one) => !secrets.includes(one)) ?? says.example, ...secrets];
}

function secretsOf(value: OptionValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}

type IconButtonProps = { label: string; disabled: boolean; act: () => void; Icon: typeof X };

const IconButton = ({ label, disabled, act, Icon }: IconButtonProps) => (
  <button
    type="button"
    className="button button-quiet button-icon"
    aria-label={label}
    disabled={disabled}
    onClick={act}
  >
    <Icon size={15} aria-hidden />
  </button>
);
