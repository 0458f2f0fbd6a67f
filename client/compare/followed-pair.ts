import { useEffect, useState } from 'react';
import { exportSandbox, openSandbox, tell, useSandbox } from '../live/sandbox.js';
import { exportTwin, openTwin, replaceTwin } from '../live/twin.js';
import { followBoth, useLockstep } from './lockstep.js';
import { type Otherwise, otherwise } from './otherwise.js';
import { addressOf, type Pair } from './pair.js';

/**
 * Two sandboxes of a pair, in which everything is done from now on: A is the page's own, B its twin.
 * @returns the pair with what was done since, and what makes B anew as A with something otherwise
 */
export function useFollowedPair(given: Pair): { pair: Pair; change: (to: Otherwise) => Promise<void> } {
  const [pair, setPair] = useState(given);
  const moments = useLockstep((state) => state.moments);
  useEffect(() => {
    const ends = [openSandbox(given.a, null, () => {}), openTwin(given.b), followBoth()];
    return () => {
      for (const end of ends) end();
    };
  }, [given]);

  // the address goes on holding what is compared: a reload, or whoever gets it, has the same before them
  useEffect(() => {
    if (moments.length === 0) return;
    let wanted = true;
    Promise.all([exportSandbox(), exportTwin()]).then(
      ([a, b]) => {
        if (!wanted) return;
        setPair({ a, b });
        window.history.replaceState(window.history.state, '', addressOf({ a, b }));
      },
      // what is too large for a link stays out of the address
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [moments]);

  const change = async (to: Otherwise) => {
    try {
      const a = await exportSandbox();
      const edited = otherwise(a, to);
      if ('problem' in edited) return tell(edited.problem);
      await replaceTwin(edited.experiment);
      setPair({ a, b: edited.experiment });
      useSandbox.setState({ problem: null });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  return { pair, change };
}
