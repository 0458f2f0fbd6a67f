import { createContext, useContext } from 'react';
import type { HeldCookie } from '../../trace/event.js';
import type { Gate } from '../../trace/fold.js';

/** What differs on this stage from the one beside it: at which place, in words. Empty for a stage that stands alone. */
export type StageMarks = ReadonlyMap<string, string>;
const Marks = createContext<StageMarks>(new Map());
export const StageMarksProvider = Marks.Provider;

/** The places of a stage that can be marked. */
export const place = {
  cookie: (browser: string, { name, domain, hostOnly, path, partition }: HeldCookie) =>
    JSON.stringify(['cookie', browser, name, domain, hostOnly, path, partition]),
  row: (sid: string) => JSON.stringify(['row', sid]),
  gate: (gate: Gate) => JSON.stringify(['gate', gate]),
  page: (browser: string) => JSON.stringify(['page', browser]),
};

/** Says that this place differs from the other stage, where it does. */
export function DifferenceMark({ at }: { at: string }) {
  const mark = useContext(Marks).get(at);
  if (mark === undefined) return null;
  return (
    <span className="difference-mark" data-difference>
      <span aria-hidden>≠</span> {mark}
    </span>
  );
}
