import { createContext, type ReactNode, useContext } from 'react';
import type { Selection } from '../inspector/selection.js';

/** What looks into a thing of the stage; null where the stage is only a picture. */
export const Inspect = createContext<((selection: Selection) => void) | null>(null);

type Props = {
  /** Null while there is nothing to look into. */
  selection: Selection | null;
  label: string;
  children: ReactNode;
};

/** The name of a thing on the stage, by which one can look into it: the whole of the thing can be pressed. */
export function Inspectable({ selection, label, children }: Props) {
  const inspect = useContext(Inspect);
  if (!inspect || !selection) return children;
  return (
    <button type="button" className="inspectable" aria-label={label} title={label} onClick={() => inspect(selection)}>
      {children}
    </button>
  );
}
