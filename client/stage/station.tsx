import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Place } from '../../trace/fold.js';

type Props = {
  actor: Place;
  icon: LucideIcon;
  title: string;
  note?: ReactNode;
  active: boolean;
  /** The wire to the next station runs to the right where there is room; `below`: also down, to the store. */
  wires?: 'right' | 'right-and-below';
  children: ReactNode;
};

/** One actor on the stage, with the dock where a request rests while it is with it. */
export function Station({ actor, icon: Icon, title, note, active, wires, children }: Props) {
  return (
    <section className="station" data-actor={actor} data-active={active} aria-label={title}>
      <header className="flex min-h-6 items-center gap-2">
        <Icon size={17} aria-hidden className="flex-none text-actor" />
        <h3 className="font-semibold text-[0.9375rem] text-ink">{title}</h3>
        <span className="min-w-0 flex-1 truncate text-right text-faint text-xs">{note}</span>
      </header>
      <div className="dock" data-dock={actor} />
      {children}
      {wires && <span className="wire wire-right" aria-hidden />}
      {wires && <span className="wire wire-down" data-narrow={wires === 'right'} aria-hidden />}
      {actor === 'handler' && <span className="wire wire-down" data-narrow="true" aria-hidden />}
    </section>
  );
}
