import { bounds } from '../../protocol/bounds.js';
import type { TraceDifference } from '../../trace/diff/difference.js';

/** A sentence is for reading: what an app put into it may be long. */
const sentenceLength = 600;

/** As many differences as a page is told of, their sentences short enough; `more`: how many are left out. */
export const told = (differences: readonly TraceDifference[]) => ({
  differences: differences
    .slice(0, bounds.differences)
    .map((difference) => ({ ...difference, sentence: shortened(difference.sentence) })),
  more: Math.max(0, differences.length - bounds.differences),
});

const shortened = (text: string) => (text.length > sentenceLength ? `${text.slice(0, sentenceLength - 1)}…` : text);
