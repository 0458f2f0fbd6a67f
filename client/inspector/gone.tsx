import { useEffect, useRef } from 'react';
import { type Selection, useSelection } from './selection.js';

/** In place of what is not there at this moment. Where it was deleted just now, this takes the focus of its button. */
export function Gone({ of, children }: { of: Selection['kind']; children: string }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (useSelection.getState().deleted !== of) return;
    useSelection.setState({ deleted: null });
    said.current?.focus({ preventScroll: true });
  }, [of]);
  return (
    <p ref={said} role="status" tabIndex={-1} className="text-soft text-sm">
      {children}
    </p>
  );
}
