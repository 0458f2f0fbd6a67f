import { create } from 'zustand';
import type { Beside } from '../stage/beside.js';

/** How an event went otherwise than in the run before, in words, and whether it is only where something is missing. */
export type Otherwise = { said: readonly string[]; changed: boolean };

type Lit = {
  /** What the stage shows otherwise at the playhead. */
  stage: Beside | null;
  /** The events that went otherwise, by their `seq`; null while nothing is lit. */
  events: ReadonlyMap<number, Otherwise> | null;
};

const nothing: Lit = { stage: null, events: null };

/** What differs from the run before a replay, on the stage, the timeline and in the log: difference/light.ts lights it. */
export const useLit = create<Lit>(() => nothing);

export const putOut = () => useLit.setState(nothing);
