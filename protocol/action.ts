import * as z from 'zod/mini';
import { storeOps } from '../trace/event.js';
import { bounds } from './bounds.js';
import { isSession } from './session.js';

/** One thing that a person does to the world: the action log is the truth a sandbox is rebuilt from. */

/** `real:1` and so on are clients outside: they keep their own cookies, and send just what their requests say. */
const browser = z
  .string()
  .check(z.regex(/^([\w .-]{1,40}|real:\d{1,4})$/, 'must be 1 to 40 letters, digits, spaces, dots or dashes'));
/** Whether a browser's name is that of a client outside. */
export const isRealClient = (name: string) => name.startsWith('real:');
/** Those with a jar here. */
export const virtualBrowser = z
  .string()
  .check(z.regex(/^[\w .-]{1,40}$/, 'must be a browser of the experiment: a client outside keeps its cookies itself'));
const url = z.url({ protocol: /^https?$/ }).check(z.maxLength(bounds.urlLength));
/** As Node's own client: a CR, LF or NUL would begin another header. */
const headerValue = z
  .string()
  .check(z.maxLength(bounds.headerLength), z.regex(/^[^\r\n\0]*$/, 'must not hold CR, LF or NUL'));
const header = z.union([headerValue, z.array(headerValue).check(z.maxLength(bounds.headerCount))]);
const headers = z.record(z.string().check(z.regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be a header name')), header).check(
  z.refine((all) => Object.keys(all).length <= bounds.headerCount, {
    error: `must be at most ${bounds.headerCount} headers`,
  }),
);
const session = z
  .string()
  .check(
    z.maxLength(bounds.sessionLength),
    z.refine(
      isSession,
      `must be a JSON object, nested at most ${bounds.sessionDepth} deep: a session as a store keeps it`,
    ),
  );
export const app = z.string().check(z.maxLength(bounds.sourceLength));

const requestShape = {
  browser: z._default(browser, 'alice'),
  method: z._default(z.string().check(z.regex(/^[A-Z]{1,20}$/, 'must be an HTTP method in capitals')), 'GET'),
  url,
  headers: z.optional(headers),
  body: z.optional(z.string().check(z.maxLength(bounds.bodyLength))),
  /** How `body` is written: as it is when left out, or its bytes in base64 where they are no text. */
  encoding: z.optional(z.literal('base64')),
  /** The page that makes the request: decides SameSite. Left out: a typed address, or a page of the target's own origin. */
  from: z.optional(url),
  /** What makes the request: a link, a typed address or a form (`navigate`, when left out), a script, or an image or frame. */
  kind: z.optional(z.enum(['navigate', 'fetch', 'subresource'])),
  /** Of `fetch` (it says nothing of other kinds): whether cookies go with it and are taken from it; `same-origin` when left out. */
  credentials: z.optional(z.enum(['omit', 'same-origin', 'include'])),
  /** Whether the browser goes where a redirect sends it, as browsers do; when left out the redirect is the answer. */
  follow: z.optional(z.boolean()),
};
const request = z.strictObject(requestShape);
export type RequestInput = z.output<typeof request>;

export const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), ...requestShape }),
  z.strictObject({
    type: z.literal('parallel'),
    requests: z.array(request).check(z.minLength(1), z.maxLength(bounds.parallelRequests)),
    /** Tries the orders in which the requests' steps can interleave, up to so many (`true`: the bound). */
    explore: z.optional(
      z.union([z.boolean(), z.int().check(z.minimum(1), z.maximum(bounds.schedules))], {
        error: `must be true, false, or how many interleavings to try, from 1 to ${bounds.schedules}`,
      }),
    ),
  }),
  z.strictObject({ type: z.literal('deploy'), app, keepStore: z._default(z.boolean(), false) }),
  z.strictObject({ type: z.literal('advance'), ms: z.int().check(z.minimum(0), z.maximum(bounds.advanceMs)) }),
  z.strictObject({
    type: z.literal('cookie.set'),
    browser: virtualBrowser,
    url,
    cookie: headerValue.check(z.minLength(1)),
  }),
  z.strictObject({
    type: z.literal('cookie.delete'),
    browser: virtualBrowser,
    name: z.string().check(z.minLength(1), z.maxLength(bounds.headerLength)),
  }),
  z.strictObject({ type: z.literal('restart') }),
  z.strictObject({ type: z.literal('store.delete'), sid: z.string().check(z.maxLength(bounds.headerLength)) }),
  /** The row of a session that is there is written anew; it stays as long as it was to. */
  z.strictObject({ type: z.literal('store.set'), sid: z.string().check(z.maxLength(bounds.headerLength)), session }),
  z.strictObject({ type: z.literal('store.clear') }),
  /** `error`: each call fails; `timeout`: none is ever answered; `disconnect`: the store says so, and fails. */
  z.strictObject({
    type: z.literal('store.fail'),
    how: z.enum(['error', 'timeout', 'disconnect']),
    /** The operations that fail; all when left out. */
    ops: z.optional(z.array(z.enum(storeOps)).check(z.minLength(1), z.maxLength(storeOps.length))),
  }),
  z.strictObject({ type: z.literal('store.recover') }),
  z.strictObject({ type: z.literal('browser.restart'), browser: virtualBrowser }),
  /** A script on the page at `url` reads `document.cookie`, or assigns to it. */
  z.strictObject({ type: z.literal('script.cookie'), browser: virtualBrowser, url, assign: z.optional(headerValue) }),
]);

export type Action = z.output<typeof action>;
export type Parallel = Extract<Action, { type: 'parallel' }>;
