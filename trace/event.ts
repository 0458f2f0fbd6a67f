import * as z from 'zod/mini';

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

export const storeOps = ['get', 'set', 'touch', 'destroy', 'all', 'length', 'clear'] as const;
const storeOp = z.enum(storeOps);
export type StoreOp = z.infer<typeof storeOp>;

/**
 * The options as the app gave them to `session()`: what is absent was left out.
 * Functions are told apart from values by the word `function`.
 */
const sessionOptions = z.object({
  /** Which call of `session()` made this middleware, counted from 1 in the life of a process. */
  call: z.int(),
  name: z.optional(z.string()),
  secrets: z.int(),
  resave: z.optional(z.unknown()),
  saveUninitialized: z.optional(z.unknown()),
  rolling: z.optional(z.unknown()),
  unset: z.optional(z.unknown()),
  proxy: z.optional(z.unknown()),
  genid: z.optional(z.literal('function')),
  store: z.string(),
  storeTouches: z.boolean(),
  /** False for a store that does not extend express-session's `Store`: it cannot make a session of what it finds. */
  storeCreatesSessions: z.optional(z.literal(false)),
  cookie: z.optional(z.union([z.literal('function'), z.record(z.string(), z.unknown())])),
});
export type SessionOptions = z.infer<typeof sessionOptions>;

/** A cookie in a browser's jar; `expires` is ISO 8601, null for one that ends with the browser's session. */
export const heldCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  /** No Domain attribute: it goes to this very host only, and is another cookie than one with Domain. */
  hostOnly: z.boolean(),
  path: z.string(),
  expires: z.nullable(z.string()),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.nullable(z.enum(['strict', 'lax', 'none'])),
  /** Partitioned: the site of the pages it belongs to, such as `https://shop.test`. */
  partition: z.optional(z.string()),
});
export type HeldCookie = z.infer<typeof heldCookie>;

const base = {
  seq: z.int().check(z.positive()),
  at: z.number().check(z.nonnegative()),
  /** `r1`, `r2`, ... in the order the browsers sent them; null outside any request. */
  requestId: z.nullable(z.string()),
  browser: z.nullable(z.string()),
};

function event<T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) {
  return z.object({ ...base, type: z.literal(type), ...shape });
}

const sid = z.string();

/** Where in the learner's code a call stands, from 1; absent for express-session's own. */
const place = { line: z.optional(z.int()), column: z.optional(z.int()) };

/** One function of the app's stack; a route's own are `handler`s. `path` is as `app.use` or the route was given it. */
const pipelineLayer = z.object({
  layer: z.int(),
  /** How many routers it lies in. */
  depth: z.int(),
  name: z.string(),
  /** `session`: what `session()` of express-session gave out. */
  kind: z.enum(['middleware', 'session', 'handler', 'error-handler', 'router']),
  method: z.optional(z.string()),
  path: z.optional(z.string()),
  line: z.optional(z.int()),
  /** Of express-session: its options as given. */
  session: z.optional(sessionOptions),
});
export type PipelineLayer = z.infer<typeof pipelineLayer>;

/** What made a browser send a request (Fetch standard): decides SameSite, credentials and CORS. */
const initiator = z.object({
  /** `navigate`: a link, a typed address or a form, top-level; `fetch`: script; `subresource`: an image, a frame. */
  kind: z.enum(['navigate', 'fetch', 'subresource']),
  /** The page it comes from; null for a typed address. */
  from: z.nullable(z.string()),
  site: z.enum(['none', 'same-origin', 'same-site', 'cross-site']),
  credentials: z.enum(['omit', 'same-origin', 'include']),
  /** The request whose redirect this follows, or that this preflight asks for. */
  redirectOf: z.optional(z.string()),
  preflightOf: z.optional(z.string()),
});

export const traceEvent = z.discriminatedUnion('type', [
  event('request', {
    method: z.string(),
    url: z.string(),
    headers: headerList,
    body: z.string(),
    /** Absent for a typed address, and for a real client, of which nobody knows. */
    initiator: z.optional(initiator),
    /** The client's IP address. */
    address: z.optional(z.string()),
  }),
  /**
   * A proxy ended the TLS or just passed the request on, from its own `address`: the headers that it wrote, in place of
   * those of the same name. Hop 1 is nearest to the browser.
   */
  event('proxy', { hop: z.int(), address: z.string(), added: headerList }),
  /** The head reached the browser before the body's end: express-session holds back the end until the store has answered. */
  event('response.head', { status: z.int(), statusText: z.string(), headers: headerList }),
  /** `status` 0: no response came; `error` says why. */
  event('response', {
    status: z.int(),
    statusText: z.string(),
    headers: headerList,
    body: z.string(),
    error: z.optional(z.string()),
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
    route: z.optional(z.string()),
    /** Which of the pipeline's functions it is; absent for one that the app called itself. */
    layer: z.optional(z.int()),
    /** Where the function starts in the learner's code; of express-session where `session()` is called. */
    line: z.optional(z.int()),
    /** On entering express-session: its options as given, and what Express says of `req.secure`. */
    session: z.optional(sessionOptions),
    secure: z.optional(z.boolean()),
    error: z.optional(z.string()),
    /** With `commit`: `req.sessionID` where it is no string, for which express-session keeps and sends nothing. */
    sessionID: z.optional(z.object({ type: z.string(), truthy: z.boolean() })),
  }),
  /** The functions of the app in the order a request meets them: told when the app is loaded, and when they become others. */
  event('pipeline', { layers: z.array(pipelineLayer) }),
  event('cookie.read', {
    name: z.string(),
    header: z.nullable(z.string()),
    outcome: z.enum(['valid', 'missing', 'invalid-signature', 'unsigned']),
    sid: z.nullable(sid),
  }),
  event('session.generate', { sid, by, session: sessionData }),
  event('session.load', { sid, by, session: sessionData }),
  event('session.regenerate', { sid, by, ...place }),
  event('session.reload', { sid, by, ...place }),
  event('session.save', { sid, by, session: sessionData, ...place }),
  event('session.touch', { sid, by, expires: z.nullable(z.string()), ...place }),
  event('session.destroy', { sid, by, ...place }),
  /** `path` is empty when `req.session` itself was replaced or removed, or only the order of its keys changed. */
  event('session.change', {
    sid,
    path: z.array(z.string()),
    before: z.optional(json),
    after: z.optional(json),
    /** It came after the response had ended: express-session does not save it. */
    late: z.optional(z.literal(true)),
  }),
  event('store.call', {
    callId: z.int(),
    op: storeOp,
    sid: z.nullable(sid),
    by,
    value: z.optional(json),
    ...place,
  }),
  event('store.return', {
    callId: z.int(),
    op: storeOp,
    sid: z.nullable(sid),
    value: z.optional(json),
    error: z.optional(z.string()),
    /** The error's `code`: to express-session `ENOENT` means that there is no such session. */
    code: z.optional(z.string()),
    /** It threw, at once, and did not call back. */
    thrown: z.optional(z.literal(true)),
    /** Virtual milliseconds between call and return. */
    took: z.number(),
    /** The store called back once more for a call that had returned. */
    again: z.optional(z.literal(true)),
  }),
  /** What the app's Redis client sends over the wire, as redis-cli's MONITOR shows it, and what comes back. */
  event('store.command', {
    commandId: z.int(),
    command: z.string(),
    args: z.array(z.string()),
    server: z.enum(['embedded', 'redis']),
  }),
  event('store.reply', {
    commandId: z.int(),
    command: z.string(),
    value: z.optional(json),
    error: z.optional(z.string()),
    took: z.number(),
  }),
  /** From now on the store fails in this way, by an action; `how` null: it works again. */
  event('store.fail', { how: z.nullable(z.enum(['error', 'timeout', 'disconnect'])), ops: z.array(storeOp) }),
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
    /** `withheld`: it is in the jar, and did not go with this request; `evicted`: the jar was full. */
    outcome: z.enum(['stored', 'replaced', 'rejected', 'expired', 'deleted', 'withheld', 'evicted']),
    /** Why, in one sentence; always there when rejected, withheld or evicted. */
    reason: z.optional(z.string()),
    /** Where the standard says so: `RFC 6265bis 5.6.7.1`. */
    section: z.optional(z.string()),
  }),
  /** A script on the page at `url` read or wrote `document.cookie`. */
  event('browser.script', { url: z.string(), op: z.enum(['read', 'write']), text: z.string() }),
  /** Whether a script may see the response of its request to another origin (Fetch standard, CORS check). */
  event('browser.cors', { outcome: z.enum(['allowed', 'blocked']), reason: z.string() }),
  /** The browser was closed and opened again: cookies without an expiry are gone, and of a private window all. */
  event('browser.restart', { private: z.boolean() }),
  event('console', { level: z.enum(['log', 'info', 'warn', 'error', 'debug']), text: z.string() }),
  event('warning', { library: z.string(), message: z.string() }),
  event('error', {
    /** Where it surfaced: loading the app, answering a request, or nowhere (it ended the process). */
    where: z.enum(['load', 'request', 'uncaught']),
    name: z.string(),
    message: z.string(),
    line: z.optional(z.int()),
    column: z.optional(z.int()),
    stack: z.optional(z.string()),
    /** It is why a promise was rejected that nobody handled: Node ends the process then. */
    rejected: z.optional(z.literal(true)),
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
  /** The store's rows were changed by something else than the app. */
  event('store.edit', {
    /** `set`: written by hand; `expire`: its time to live ran out; `evict`: the store was full; `shorten`: time jumped, which Redis cannot see. */
    op: z.enum(['set', 'delete', 'clear', 'expire', 'evict', 'shorten']),
    sid: z.nullable(sid),
    /** With `set`: what the row holds now. */
    session: z.optional(sessionData),
    /** With `shorten`: by how much each time to live was cut. */
    ms: z.optional(z.number()),
  }),
]);

export type TraceEvent = z.infer<typeof traceEvent>;
export type EventType = TraceEvent['type'];
/** Every type that an event can be of. */
export const eventTypes = traceEvent.def.options.map(({ shape }) => shape.type.def.values[0] as EventType);
export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>;
