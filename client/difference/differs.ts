import type { Moment } from '../../trace/diff/align.js';
import type { Side } from './side-by-side.js';

/** How a moment differs: one run alone has it, or both, and not alike. */
export type Differs = Side | 'other' | null;

export function differs({ before, after, same }: Moment): Differs {
  if (same) return null;
  return before && after ? 'other' : before ? 'a' : 'b';
}

/** Where each place begins that differs: the number of moments up to and with its first. */
export const differingPlaces = (moments: readonly Moment[]): number[] =>
  moments.flatMap(({ same }, i) => (!same && (i === 0 || moments[i - 1]?.same) ? [i + 1] : []));
