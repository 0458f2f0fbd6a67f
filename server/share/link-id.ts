import { createHash } from 'node:crypto';
import type { Experiment } from '../../protocol/experiment.js';

/** Base32 without letters that look like digits or one another (Crockford's), in lower case. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** Five bits each: 60, of which nobody guesses one that is used, and no two meet by accident. */
const length = 12;

/** The short id of an experiment: of its content, so that the same one has the same id wherever it is made. */
export function linkId(experiment: Experiment): string {
  const digest = createHash('sha256').update(JSON.stringify(experiment)).digest();
  return Array.from(digest.subarray(0, length), (byte) => letters[byte & 31]).join('');
}
