import type { Side } from '../difference/side-by-side.js';
import { text } from '../text/text.js';

/** A and B as they are called everywhere: the one an outline, the other filled, so that they differ without a colour. */
export function SideName({ side }: { side: Side }) {
  return (
    <span className="side-name" data-side={side}>
      {text.compare.names[side]}
    </span>
  );
}
