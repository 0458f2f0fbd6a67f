import type { EventOf, HeldCookie, PipelineLayer, SessionOptions } from '../event.js';

/**
 * Where a request is: it leaves its browser, goes over the wire and through proxies into the app, which may ask the store,
 * and comes back.
 */
type Place = 'browser' | 'wire' | 'proxy' | 'app' | 'store';

export type SessionData = Record<string, unknown>;

/** What express-session found and decided in one request; null while it has not come to it. */
export type Gates = {
  cookie: EventOf<'cookie.read'>['outcome'] | null;
  found: boolean | null;
  /** Whether the session began with this request. */
  isNew: boolean | null;
  modified: boolean | null;
  /** Who destroyed the session: the learner's code, or express-session because of `unset`. */
  destroy: 'handler' | 'unset' | false | null;
  save: boolean | null;
  touch: boolean | null;
  setCookie: boolean | null;
};
export type Gate = keyof Gates;

export type RequestState = {
  id: string;
  browser: string;
  method: string;
  url: string;
  cookieHeader: string | null;
  /** The host of the other site's page that makes it; null for one of the same site, or a typed address. */
  from: string | null;
  place: Place;
  /** The last proxy it passed; 0 before the first. */
  hop: number;
  /** Whether Express takes it for https, once express-session was entered: `req.secure`. */
  secure: boolean | null;
  /** The function it is in; `layer`: which of the pipeline's. */
  inside: { name: string; kind: EventOf<'middleware'>['kind']; line?: number; layer?: number } | null;
  /** The functions it has been in, the last one last. */
  passed: number[];
  /** express-session has begun to let the response out. */
  leaving: boolean;
  sid: string | null;
  /** `req.session`; null when there is none. */
  session: SessionData | null;
  /** What it found in the store, and after which event; null when nothing. */
  loaded: { seq: number; session: SessionData } | null;
  gates: Gates;
  /** The Set-Cookie header that express-session added. */
  setCookie: string | null;
  /** Why no cookie was sent. */
  skipped: EventOf<'cookie.skip'>['reason'] | null;
  /** Why the browser did not keep a cookie of the response, in one sentence. */
  refused: string | null;
  /** The head is at the browser, the body is not. */
  head: Pick<EventOf<'response.head'>, 'status' | 'statusText' | 'headers'> | null;
  response: (Pick<EventOf<'response'>, 'status' | 'statusText' | 'headers' | 'body'> & { error: string | null }) | null;
};

/** The app's process does not run, and what a person can do about it. */
type Fault = { where: 'load' | 'uncaught' | 'limit'; message: string; line?: number; column?: number };

/** What the last event touched: it glows. */
export type Touched =
  | { what: 'cookie'; browser: string; name: string; outcome: EventOf<'browser.cookie'>['outcome'] }
  | { what: 'row'; sid: string | null }
  | { what: 'session'; requestId: string; path: string[] }
  | { what: 'gate'; requestId: string; gate: Gate }
  | { what: 'wire'; requestId: string }
  | { what: 'time'; from: number; to: number }
  | { what: 'process' }
  | { what: 'app' };

export type Pending = {
  op: EventOf<'store.call'>['op'];
  sid: string | null;
  value: unknown;
  requestId: string | null;
  /** The command that it sent to Redis about this session: until when it is to be kept there. */
  keptUntil?: number | null;
};

/** Who wrote a row last. */
export type Written = {
  seq: number;
  requestId: string | null;
  /** It had not seen what another request had written since it loaded the session, and so undid it: the lost update. */
  lost: { requestId: string; session: SessionData } | null;
};

/** A command to Redis and, once it came back, its reply. */
export type RedisCommand = Pick<EventOf<'store.command'>, 'commandId' | 'command' | 'args' | 'server'> & {
  requestId: string | null;
  reply: { value?: unknown; error?: string } | null;
};

export type StageState = {
  /** The event this state follows; 0 before the first. */
  seq: number;
  at: number;
  /** When `at` is 0, as ISO 8601. */
  clock: string | null;
  app: string;
  /** The functions of the app, in the order a request meets them. */
  pipeline: readonly PipelineLayer[];
  /** The options of the express-session that was last entered, or that the app is to enter first. */
  options: SessionOptions | null;
  fault: Fault | null;
  /** The jar of each browser that was seen, in the order they were. */
  browsers: Record<string, HeldCookie[]>;
  /** How many proxies requests were seen to pass. */
  proxies: number;
  /** In flight, and those that came back last, until the next is sent. */
  requests: RequestState[];
  rows: Record<string, SessionData>;
  written: Record<string, Written>;
  /** Rows that went with the last event. */
  dropped: Record<string, SessionData>;
  /** Of the rows in Redis, until when (`at`) each is kept; null for ever. They outlive the app's process. */
  keptUntil: Record<string, number | null>;
  /** Store calls that have not returned, by `callId`. */
  pending: Record<number, Pending>;
  /** How the store fails from now on. */
  storeFails: (Pick<EventOf<'store.fail'>, 'ops'> & { how: NonNullable<EventOf<'store.fail'>['how']> }) | null;
  /** The last command on the wire to Redis. */
  redis: RedisCommand | null;
  touched: Touched | null;
};

export const beforeFirst: StageState = {
  seq: 0,
  at: 0,
  clock: null,
  app: '',
  pipeline: [],
  options: null,
  fault: null,
  browsers: {},
  proxies: 0,
  requests: [],
  rows: {},
  written: {},
  dropped: {},
  keptUntil: {},
  pending: {},
  storeFails: null,
  redis: null,
  touched: null,
};

export const asSession = (value: unknown): SessionData =>
  typeof value === 'object' && value !== null ? (value as SessionData) : {};

/** What a record itself holds under a key: a browser, or a session, may have the name of what every object inherits. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  if (!Object.hasOwn(record, key)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
