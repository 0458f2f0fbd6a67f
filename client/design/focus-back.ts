import { useState } from 'react';

/**
 * Gives the focus back to what had it when a dialog was opened: Radix does so only for a trigger of its own, and a reader
 * by keyboard would begin anew at the top of the page.
 * @returns for `onCloseAutoFocus`
 */
export function useFocusBack(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement) opener.focus();
  };
}
