import { useEffect } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { cameByLink } from '../app/address.js';
import { recallSandbox, rememberSandbox } from '../live/remembered.js';
import { openSandbox } from '../live/sandbox.js';
import { playFromFirst } from '../timeline/playhead.js';

/**
 * Follows the sandbox of an address: the one this tab had before a reload, or a new one.
 * @param plays whether a new one is played from its first event: a piece of the gallery, whenever it is picked
 */
export function usePlaySandbox(experiment: Experiment, address: string, plays: boolean) {
  useEffect(() => {
    const before = plays && cameByLink() ? null : recallSandbox(address);
    if (plays && before === null) playFromFirst();
    return openSandbox(experiment, before, (sandbox) => rememberSandbox(address, sandbox));
  }, [experiment, address, plays]);
}
