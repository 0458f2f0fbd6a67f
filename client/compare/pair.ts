import type { Experiment } from '../../protocol/experiment.js';
import { experimentOfLinkText, linkText } from '../../protocol/share/link.js';

/** Two experiments with the same actions, to be looked at side by side. */
export type Pair = { a: Experiment; b: Experiment };

/** Where a pair is compared. Both are in the fragment, as links hold an experiment. */
export const addressOf = ({ a, b }: Pair): string => `/compare#a=${linkText(a)}&b=${linkText(b)}`;

/**
 * The pair that an address's fragment holds, with its `#`; with one experiment alone, that beside itself.
 * @returns null when it holds none
 * @throws NotAnExperimentError with one sentence
 */
export function pairOf(hash: string): Pair | null {
  const given = new URLSearchParams(hash.slice(1));
  const [a, b] = [given.get('a'), given.get('b')];
  if (a === null) return null;
  const first = experimentOfLinkText(a);
  return { a: first, b: b === null ? first : experimentOfLinkText(b) };
}
