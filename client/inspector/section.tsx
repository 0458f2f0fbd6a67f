import type { ReactNode } from 'react';

/** A part of what is looked into, under its small heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2 border-line border-t pt-3">
      <h4 className="font-semibold text-actor text-sm">{title}</h4>
      {children}
    </section>
  );
}

type EntryProps = { chosen: boolean; label: string; choose: () => void; children: ReactNode };

/** One of those that can be looked into. */
export function Entry({ chosen, label, choose, children }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={label}
        onClick={choose}
        className={`flex w-full min-w-0 items-center gap-2 rounded-lg border px-2.5 py-1.5 text-left font-mono text-[0.8125rem] ${
          chosen ? 'border-actor-line bg-actor-tint' : 'border-transparent hover:bg-sunken'
        }`}
      >
        {children}
      </button>
    </li>
  );
}
