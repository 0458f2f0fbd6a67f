/**
 * Projector mode: type that grows with the screen, and high contrast. It is of this tab, so that a teacher's notes
 * beside it stay as they are; `?projector` in the address turns it on.
 */
const key = 'projector';

export const isProjected = () => 'projector' in document.documentElement.dataset;

export function project(on: boolean) {
  const { dataset } = document.documentElement;
  if (on) dataset.projector = '';
  else delete dataset.projector;
  try {
    if (on) sessionStorage.setItem(key, 'on');
    else sessionStorage.removeItem(key);
  } catch {
    // it holds until the page is loaded again
  }
}

/** As the address says, or as it was before a reload. */
export function projectorAsked(): boolean {
  if (new URLSearchParams(window.location.search).has('projector')) return true;
  try {
    return sessionStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}
