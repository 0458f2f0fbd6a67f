import { type ReactNode, useEffect, useRef } from 'react';
import { type Selection, useSelection } from './selection.js';

type Props = { of: readonly Selection['kind'][]; className?: string; children: ReactNode };

/** The heading of an inspector. It takes the focus of whoever comes from the stage. */
export function ArrivalHeading({ of, className = '', children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arriving = useSelection((selected) => selected.arriving);
  useEffect(() => {
    if (!arriving || !of.includes(arriving.kind)) return;
    useSelection.setState({ arriving: null });
    heading.current?.focus();
  }, [arriving, of]);
  return (
    <h3
      ref={heading}
      tabIndex={-1}
      className={`scroll-mt-40 font-serif text-ink text-lg leading-snug lg:scroll-mt-20 ${className}`}
    >
      {children}
    </h3>
  );
}
