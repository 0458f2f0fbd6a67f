import type { ReactNode } from 'react';

type Props = {
  /** What it does: shown when it is pointed at, and read out. */
  label: string;
  onClick: () => void;
  disabled?: boolean;
  className?: string;
  /** The icon, hidden from who is read to. */
  children: ReactNode;
};

/** A button with an icon for its text. */
export function IconButton({ label, onClick, disabled = false, className = '', children }: Props) {
  return (
    <button
      type="button"
      className={`button button-quiet button-icon ${className}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
