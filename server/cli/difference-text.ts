import type { TraceDifference } from '../../trace/diff/difference.js';
import { plain } from './plain.js';

/** What differs between two runs, for people: a sentence on each line. */
export const differenceText = (differences: readonly TraceDifference[]): string =>
  differences.map(({ sentence }) => plain(sentence)).join('\n') || 'Nothing differs.';
