import type { ReactNode } from 'react';

/** One component in one state, and what the state is called. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      {children}
      <figcaption className="text-faint text-xs">{name}</figcaption>
    </figure>
  );
}
