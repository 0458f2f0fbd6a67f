import * as z from 'zod';
import { bounds } from '../bounds.js';

/** A recording holds each response too, images and scripts in base64: far more than an experiment has. */
export const harBytes = 50_000_000;

const named = z.object({ name: z.string(), value: z.string() });

/** What is read of an entry of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/); the rest is dropped. */
const entry = z.object({
  startedDateTime: z.iso.datetime({ offset: true }),
  /** Milliseconds until its last byte; -1 where nobody knows. */
  time: z.number().optional(),
  timings: z.object({ receive: z.number() }).optional(),
  request: z.object({
    method: z.string(),
    url: z.string().max(bounds.urlLength),
    headers: z.array(named).default([]),
    postData: z
      .object({ text: z.string().max(bounds.bodyLength).optional(), params: z.array(named.partial()).optional() })
      .optional(),
  }),
  response: z.object({ headers: z.array(named).default([]) }).optional(),
  /** Chrome's own: what asked for it. */
  _initiator: z.object({ url: z.string().optional() }).optional(),
  _resourceType: z.string().optional(),
});
export type HarEntry = z.output<typeof entry>;

export const har = z.object({ log: z.object({ entries: z.array(entry).min(1, 'holds no request.') }) });

/** A header of a request, by its name in lower case. */
export function headerOf(
  { headers }: { headers: { name: string; value: string }[] },
  name: string,
): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}
