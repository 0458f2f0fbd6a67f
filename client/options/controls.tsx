import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { OptionValue } from '../../source/options.js';
import type { Reading } from '../../source/read-options.js';
import { text } from '../text/text.js';

const says = text.options;

/** `set` with undefined leaves the option out. */
export type ControlProps = { name: string; reading: Reading; set: (value: OptionValue | undefined) => void };

/** What holds: what the code gives, or else what express-session takes. */
const effective = (reading: Reading): OptionValue | undefined =>
  reading.kind === 'given' ? reading.value : reading.kind === 'absent' ? reading.default : undefined;

export function Switch({ name, reading, set }: ControlProps) {
  const value = Boolean(effective(reading));
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-label={name}
      aria-checked={value}
      disabled={reading.kind === 'computed'}
      onClick={() => set(!value)}
    />
  );
}

type ChoiceProps = ControlProps & { values: readonly OptionValue[]; label?: (value: OptionValue) => string };

/** One of a few values, all in sight; what holds by default is outlined. */
export function Choice({ name, reading, values, set, label = String }: ChoiceProps) {
  const is = (value: OptionValue | undefined, other: OptionValue) => JSON.stringify(value) === JSON.stringify(other);
  return (
    <div role="radiogroup" aria-label={name} className="flex flex-wrap gap-1">
      {values.map((value) => {
        const given = reading.kind === 'given' && is(reading.value, value);
        const byDefault = reading.kind === 'absent' && is(reading.default, value);
        return (
          <label key={label(value)} className={`choice ${byDefault ? 'choice-default' : ''}`}>
            <input
              type="radio"
              className="absolute inset-0 cursor-[inherit] opacity-0"
              name={name}
              checked={given}
              disabled={reading.kind === 'computed'}
              onChange={() => set(value)}
            />
            {label(value)}
          </label>
        );
      })}
    </div>
  );
}

type FieldProps = {
  label: string;
  value: string;
  placeholder?: string;
  disabled?: boolean;
  numeric?: boolean;
  /** @returns why it cannot be that, in one sentence. */
  problem?: (typed: string) => string | null;
  set: (typed: string) => void;
};

/** A text that counts with Enter, or when the field is left; Escape takes it back. */
export function Field({ label, value, placeholder, disabled, numeric, problem, set }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed !== value ? (problem?.(typed) ?? null) : null;
  const commit = () => {
    if (typed === null || wrong) return;
    setTyped(null);
    if (typed !== value) set(typed);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setTyped(null);
  };
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <input
        className={`field min-w-0 px-2.5 ${wrong ? 'border-danger' : 'border-line'} ${numeric ? 'w-28' : 'w-full sm:w-60'}`}
        aria-label={label}
        aria-invalid={wrong !== null}
        value={typed ?? value}
        placeholder={placeholder}
        disabled={disabled}
        inputMode={numeric ? 'numeric' : 'text'}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keys}
        onBlur={commit}
      />
      {wrong && (
        <span className="max-w-60 text-danger text-xs" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}

/** An empty text leaves the option out. */
export function TextControl({ name, reading, set }: ControlProps) {
  return (
    <Field
      label={name}
      value={reading.kind === 'given' ? String(reading.value) : ''}
      placeholder={reading.kind === 'absent' ? String(reading.default ?? says.noValue) : ''}
      disabled={reading.kind === 'computed'}
      set={(typed) => set(typed === '' ? undefined : typed)}
    />
  );
}

export const Beside = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-start gap-2">{children}</div>
);
