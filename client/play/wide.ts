import { useSyncExternalStore } from 'react';

/** Room for the code beside a stage that goes from left to right. */
const wide = window.matchMedia('(min-width: 75rem)');

const subscribe = (changed: () => void) => {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
};

export const useWide = () => useSyncExternalStore(subscribe, () => wide.matches);
