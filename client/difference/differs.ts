import type { Moment } from '../../trace/diff/align.js';
import { isDebugLine } from '../log/debug-lines.js';
import type { Side } from './side-by-side.js';

/** How a moment differs: one run alone has it, or both, and not alike. */
export type Differs = Side | 'other' | null;

export function differs({ before, after, same }: Moment): Differs {
  if (same) return null;
  return before && after ? 'other' : before ? 'a' : 'b';
}

const isSaid = ({ before, after }: Moment) => [before, after].some((event) => event && !isDebugLine(event));

/** Where each place is that differs: the number of moments up to and with its first that is more than a debug line. */
export function differingPlaces(moments: readonly Moment[]): number[] {
  const places: number[] = [];
  let found = false;
  for (const [i, moment] of moments.entries()) {
    if (moment.same) found = false;
    else if (!found && isSaid(moment)) {
      found = true;
      places.push(i + 1);
    }
  }
  return places;
}
