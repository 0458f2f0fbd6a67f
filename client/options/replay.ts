import { create } from 'zustand';
import type { Replayed } from '../../protocol/live.js';
import { putOut } from '../difference/lit.js';
import { currentSource } from '../editor/draft.js';
import { replaySandbox, useSandbox } from '../live/sandbox.js';

export type Answer = 'asked' | { refused: string } | Replayed;

/** The option that was set last, and what came of doing everything again with it. */
export const useReplay = create<{ option: string | null; answer: Answer | null }>(() => ({
  option: null,
  answer: null,
}));

/** Offers to do everything again, now that an option is set. */
export const offerReplay = (option: string) => useReplay.setState({ option, answer: null });

export function dismissReplay() {
  putOut();
  useReplay.setState({ option: null, answer: null });
}

/** Does everything that was done again, with the code as it is now from the start; what differs is lit. */
export async function replay() {
  const { option } = useReplay.getState();
  const tell = (answer: Answer) => {
    // another option may have been set meanwhile
    if (useReplay.getState().option === option) useReplay.setState({ answer });
  };
  tell('asked');
  const { events } = useSandbox.getState();
  try {
    const replayed = await replaySandbox(currentSource());
    const { lightAgainst } = await import('../difference/light.js');
    lightAgainst(events, replayed);
    tell(replayed);
  } catch (error) {
    tell({ refused: error instanceof Error ? error.message : String(error) });
  }
}
