import * as z from 'zod/mini';
import { bounds } from '../bounds.js';

/**
 * Short links, over HTTP: the server keeps the text of a long one under an id.
 *   POST /share     (keepLink) -> LinkKept   the same experiment has the same id
 *   GET  /share/ID             -> KeptLink
 * A refusal is `{ "error": "one sentence" }`, with the status of its kind.
 */
const linkId = z
  .string()
  .check(z.regex(/^[0-9a-hjkmnp-tv-z]{12}$/, 'must be the 12 letters and digits of a short link'));
export const keepLink = z.strictObject({ link: z.string().check(z.maxLength(bounds.linkLength + 10)) });
export const linkKept = z.strictObject({ id: linkId });
export const keptLink = z.strictObject({ link: z.string() });
export const linkRefused = z.strictObject({ error: z.string() });
