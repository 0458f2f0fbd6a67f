type Props = { value: string; set: (text: string) => void; disabled?: boolean; placeholder?: string };

/** A whole number, as it is typed: what it may be is the schema's to say. */
export function NumberInput({ value, set, disabled = false, placeholder }: Props) {
  return (
    <input
      className="field w-full border-line px-2 disabled:text-faint"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      disabled={disabled}
      placeholder={placeholder}
      onChange={(event) => set(event.target.value)}
    />
  );
}
