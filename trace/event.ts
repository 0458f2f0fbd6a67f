import * as z from 'zod';

/**
 * The trace: what happened, one event per thing, in the order it happened.
 * `seq` is gapless from 1; `at` is virtual milliseconds since the experiment's clock started.
 * Names are those of RFC 6265 and of express-session's README.
 */

/** Headers as they crossed the wire: order and repeats kept. */
const headerList = z.array(z.tuple([z.string(), z.string()]));
export type HeaderList = z.infer<typeof headerList>;

/** A JSON value, as `JSON.stringify` would keep it. */
const json = z.unknown();

/** The session as it is stored: its own JSON, `cookie` included. */
const sessionData = z.record(z.string(), json);

/** Who made a session or store call: express-session itself, or the learner's code. */
const by = z.enum(['middleware', 'handler']);

const storeOp = z.enum(['get', 'set', 'touch', 'destroy', 'all', 'length', 'clear']);

/**
 * The options as the app gave them to `session()`: what is absent was left out.
 * Functions are told apart from values by the word `function`.
 */
const sessionOptions = z.object({
  name: z.string().optional(),
  secrets: z.number().int(),
  resave: z.unknown().optional(),
  saveUninitialized: z.unknown().optional(),
  rolling: z.unknown().optional(),
  unset: z.unknown().optional(),
  proxy: z.unknown().optional(),
  genid: z.literal('function').optional(),
  store: z.string(),
  storeTouches: z.boolean(),
  cookie: z.union([z.literal('function'), z.record(z.string(), z.unknown())]).optional(),
});
export type SessionOptions = z.infer<typeof sessionOptions>;

/** A cookie in a browser's jar; `expires` is ISO 8601, null for one that ends with the browser's session. */
const heldCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  expires: z.string().nullable(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['strict', 'lax', 'none']).nullable(),
});
export type HeldCookie = z.infer<typeof heldCookie>;

const base = {
  seq: z.number().int().positive(),
  at: z.number().nonnegative(),
  /** `r1`, `r2`, ... in the order the browsers sent them; null outside any request. */
  requestId: z.string().nullable(),
  browser: z.string().nullable(),
};

function event<T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) {
  return z.object({ ...base, type: z.literal(type), ...shape });
}

const sid = z.string();

export const traceEvent = z.discriminatedUnion('type', [
  event('request', { method: z.string(), url: z.string(), headers: headerList, body: z.string() }),
  /** `status` 0: no response came; `error` says why. */
  event('response', {
    status: z.number().int(),
    statusText: z.string(),
    headers: headerList,
    body: z.string(),
    error: z.string().optional(),
  }),
  event('middleware', {
    /**
     * `leave`: it called `next` or returned. `commit`: express-session's own `res.end`, where it decides to
     * destroy, save or touch; only express-session has it.
     */
    phase: z.enum(['enter', 'leave', 'commit']),
    name: z.string(),
    kind: z.enum(['middleware', 'handler', 'error-handler']),
    /** The pattern of the route a handler belongs to. */
    route: z.string().optional(),
    /** Where the function starts in the learner's code; absent for a library's. */
    line: z.number().int().optional(),
    /** On entering express-session: its options as given, and what Express says of `req.secure`. */
    session: sessionOptions.optional(),
    secure: z.boolean().optional(),
    error: z.string().optional(),
  }),
  event('cookie.read', {
    name: z.string(),
    header: z.string().nullable(),
    outcome: z.enum(['valid', 'missing', 'invalid-signature', 'unsigned']),
    sid: sid.nullable(),
  }),
  event('session.generate', { sid, by, session: sessionData }),
  event('session.load', { sid, by, session: sessionData }),
  event('session.regenerate', { sid, by }),
  event('session.reload', { sid, by }),
  event('session.save', { sid, by, session: sessionData }),
  event('session.touch', { sid, by, expires: z.string().nullable() }),
  event('session.destroy', { sid, by }),
  /** `path` is empty when `req.session` itself was replaced or removed, or only the order of its keys changed. */
  event('session.change', {
    sid,
    path: z.array(z.string()),
    before: json.optional(),
    after: json.optional(),
  }),
  event('store.call', {
    callId: z.number().int(),
    op: storeOp,
    sid: sid.nullable(),
    by,
    value: json.optional(),
  }),
  event('store.return', {
    callId: z.number().int(),
    op: storeOp,
    sid: sid.nullable(),
    value: json.optional(),
    error: z.string().optional(),
    /** Virtual milliseconds between call and return. */
    took: z.number(),
  }),
  event('cookie.set', {
    name: z.string(),
    header: z.string(),
    sid,
    attributes: z.record(z.string(), z.union([z.string(), z.literal(true)])),
  }),
  event('cookie.skip', {
    name: z.string(),
    /**
     * `no-session`: `req.session` was gone; `not-secure`: the cookie is Secure, the request is not;
     * `not-needed`: the browser has it, or nothing was there to keep; `no-sid`: the id is not a string;
     * `not-writable`: an attribute has a value that no Set-Cookie header can carry.
     */
    reason: z.enum(['no-session', 'not-secure', 'not-needed', 'no-sid', 'not-writable']),
  }),
  event('browser.cookie', {
    cookie: heldCookie,
    outcome: z.enum(['stored', 'replaced', 'rejected', 'expired', 'deleted']),
    /** Why, in one sentence; always there when rejected. */
    reason: z.string().optional(),
  }),
  event('console', { level: z.enum(['log', 'info', 'warn', 'error', 'debug']), text: z.string() }),
  event('warning', { library: z.string(), message: z.string() }),
  event('error', {
    /** Where it surfaced: loading the app, answering a request, or nowhere (it ended the process). */
    where: z.enum(['load', 'request', 'uncaught']),
    name: z.string(),
    message: z.string(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
    stack: z.string().optional(),
  }),
  event('debug', { library: z.string(), message: z.string() }),
  /** Virtual time passed: `from` and `to` as `at`. */
  event('clock', { from: z.number(), to: z.number() }),
  /** The first event of every trace, and each later change of the code; `error` with `where: 'load'` follows when it fails. */
  event('deploy', {
    app: z.string(),
    clock: z.string(),
    keepStore: z.boolean(),
  }),
  event('restart', { reason: z.string() }),
  event('limit', { limit: z.string(), message: z.string() }),
  /** The store's rows were changed from outside the app, by an action. */
  event('store.edit', { op: z.enum(['delete', 'clear']), sid: sid.nullable() }),
]);

export type TraceEvent = z.infer<typeof traceEvent>;
export type EventType = TraceEvent['type'];
export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>;
