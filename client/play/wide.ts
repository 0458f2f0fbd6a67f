import { useSyncExternalStore } from 'react';
import { useProjector } from '../app/projector.js';

const wide = window.matchMedia('(min-width: 82rem)');

const subscribe = (changed: () => void) => {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
};

/** Whether there is room for the code beside the stage; on a projector the room is the stage's. */
export function useWide(): boolean {
  const projected = useProjector(({ on }) => on);
  return useSyncExternalStore(subscribe, () => wide.matches) && !projected;
}
