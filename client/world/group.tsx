import type { ReactNode } from 'react';
import type { Actor } from '../design/actor.js';

/** Fields about one part of the world, in the colour of the actor it belongs to. */
export function Group({ actor, title, children }: { actor: Actor; title: string; children: ReactNode }) {
  return (
    <fieldset data-actor={actor} className="min-w-0 rounded-xl border border-line bg-surface px-4 pt-3 pb-4">
      {/* floated, so that it stands inside of the border */}
      <legend className="float-left mb-2.5 flex w-full items-center gap-2 font-semibold text-actor text-sm">
        <span aria-hidden className="size-2 rounded-full bg-actor" />
        {title}
      </legend>
      <div className="clear-both flex flex-col gap-3">{children}</div>
    </fieldset>
  );
}

export const Note = ({ children }: { children: ReactNode }) => <p className="text-faint text-xs">{children}</p>;
