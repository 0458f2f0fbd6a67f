import * as z from 'zod';
import { bounds } from './bounds.js';

/** One thing that a person does to the world: the action log is the truth a sandbox is rebuilt from. */

const browser = z.string().regex(/^[\w .-]{1,40}$/, 'must be 1 to 40 letters, digits, spaces, dots or dashes');
const url = z.url({ protocol: /^https?$/ }).max(bounds.urlLength);
/** As Node's own client: a CR, LF or NUL would begin another header. */
const headerValue = z
  .string()
  .max(bounds.headerLength)
  .regex(/^[^\r\n\0]*$/, 'must not hold CR, LF or NUL');
const header = z.union([headerValue, z.array(headerValue).max(bounds.headerCount)]);
const headers = z
  .record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be a header name'), header)
  .refine((all) => Object.keys(all).length <= bounds.headerCount, {
    error: `must be at most ${bounds.headerCount} headers`,
  });
const app = z.string().max(bounds.sourceLength);

const requestShape = {
  browser: browser.default('alice'),
  method: z
    .string()
    .regex(/^[A-Z]{1,20}$/, 'must be an HTTP method in capitals')
    .default('GET'),
  url,
  headers: headers.optional(),
  body: z.string().max(bounds.bodyLength).optional(),
  /** The page that makes the request: decides SameSite. */
  from: url.optional(),
};
const request = z.strictObject(requestShape);
export type RequestInput = z.output<typeof request>;

export const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), ...requestShape }),
  z.strictObject({
    type: z.literal('parallel'),
    requests: z.array(request).min(1).max(bounds.parallelRequests),
  }),
  z.strictObject({ type: z.literal('deploy'), app, keepStore: z.boolean().default(false) }),
  z.strictObject({ type: z.literal('advance'), ms: z.number().int().min(0).max(bounds.advanceMs) }),
  z.strictObject({
    type: z.literal('cookie.set'),
    browser,
    url,
    cookie: headerValue.min(1),
  }),
  z.strictObject({ type: z.literal('cookie.delete'), browser, name: z.string().min(1).max(bounds.headerLength) }),
  z.strictObject({ type: z.literal('restart') }),
  z.strictObject({ type: z.literal('store.delete'), sid: z.string().max(bounds.headerLength) }),
  z.strictObject({ type: z.literal('store.clear') }),
]);

export type Action = z.output<typeof action>;
