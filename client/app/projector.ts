import { create } from 'zustand';

const key = 'projector';

/**
 * Projector mode: type that grows with the screen, and high contrast. It is of this tab, so that a teacher's notes
 * beside it stay as they are; `?projector` in the address turns it on.
 */
export const useProjector = create<{ on: boolean }>(() => ({ on: asked() }));

/** As the address says, or as it was before a reload. */
function asked(): boolean {
  if (new URLSearchParams(window.location.search).has('projector')) return true;
  try {
    return sessionStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}

export function project(on: boolean) {
  useProjector.setState({ on });
  document.documentElement.toggleAttribute('data-projector', on);
  try {
    if (on) sessionStorage.setItem(key, 'on');
    else sessionStorage.removeItem(key);
  } catch {
    // it holds until the page is loaded again
  }
}
