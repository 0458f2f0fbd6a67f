import { createContext, useContext } from 'react';
import type { HeldCookie } from '../../trace/event.js';
import type { Gate } from '../../trace/fold.js';

/**
 * Of a stage that is held against another: what it is called where both are on the page, and what differs there, by its
 * place, in words.
 */
export type Beside = { called: string | null; marks: ReadonlyMap<string, string> };

const Context = createContext<Beside | null>(null);
export const BesideProvider = Context.Provider;

/** The places of a stage that can be marked. */
export const place = {
  cookie: (browser: string, { name, domain, hostOnly, path, partition }: HeldCookie) =>
    JSON.stringify(['cookie', browser, name, domain, hostOnly, path, partition]),
  row: (sid: string) => JSON.stringify(['row', sid]),
  gate: (gate: Gate) => JSON.stringify(['gate', gate]),
  page: (browser: string) => JSON.stringify(['page', browser]),
};

/** Says what is otherwise on the other stage at this place, where something is. */
export function DifferenceMark({ at, as: Element = 'span' }: { at: string; as?: 'span' | 'dd' }) {
  const mark = useContext(Context)?.marks.get(at);
  if (mark === undefined) return null;
  return (
    <Element className="difference-mark">
      <span aria-hidden>≠</span> {mark}
    </Element>
  );
}

/** What a part of a stage is called: with the stage's name, where there are two. */
export function useLabel(label: string): string {
  const beside = useContext(Context);
  return beside?.called ? `${label} ${beside.called}` : label;
}
