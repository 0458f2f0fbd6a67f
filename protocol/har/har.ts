import * as z from 'zod/mini';
import { bounds } from '../bounds.js';

/** A recording holds each response too, images and scripts in base64: far more than an experiment has. */
export const harBytes = 50_000_000;

const named = z.object({ name: z.string(), value: z.string() });

/** What is read of an entry of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/); the rest is dropped. */
const entry = z.object({
  startedDateTime: z.iso.datetime({ offset: true }),
  /** Milliseconds until its last byte; -1 where nobody knows. */
  time: z.optional(z.number()),
  timings: z.optional(z.object({ receive: z.number() })),
  request: z.object({
    method: z.string(),
    url: z.string().check(z.maxLength(bounds.urlLength)),
    headers: z._default(z.array(named), []),
    postData: z.optional(
      z.object({
        text: z.optional(z.string().check(z.maxLength(bounds.bodyLength))),
        params: z.optional(z.array(z.partial(named))),
      }),
    ),
  }),
  response: z.optional(z.object({ headers: z._default(z.array(named), []) })),
  /** Chrome's own: what asked for it. */
  _initiator: z.optional(z.object({ url: z.optional(z.string()) })),
  _resourceType: z.optional(z.string()),
});
export type HarEntry = z.output<typeof entry>;

export const har = z.object({ log: z.object({ entries: z.array(entry).check(z.minLength(1, 'holds no request.')) }) });

/** A header of a request, by its name in lower case. */
export function headerOf(
  { headers }: { headers: { name: string; value: string }[] },
  name: string,
): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}
