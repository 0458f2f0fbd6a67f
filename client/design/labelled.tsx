import type { ReactNode } from 'react';

/** A field under its label; a unit, such as ms, stands behind the label. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="flex min-w-0 flex-col gap-1 text-faint text-xs">
      {label}
      {children}
    </label>
  );
}

type CheckProps = {
  label: string;
  title?: string;
  checked: boolean;
  disabled?: boolean;
  set: (checked: boolean) => void;
};

/** A box to tick, before its label. */
export function Check({ label, title, checked, disabled = false, set }: CheckProps) {
  return (
    <label title={title} className={`flex min-h-9 items-center gap-2 text-sm ${disabled ? 'text-faint' : 'text-soft'}`}>
      <input
        type="checkbox"
        className="size-4 flex-none accent-[var(--actor,var(--ink))]"
        checked={checked}
        disabled={disabled}
        onChange={(event) => set(event.target.checked)}
      />
      {label}
    </label>
  );
}
