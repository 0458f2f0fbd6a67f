import type { Request, Response } from 'express';
import { context } from '../context.js';
import { quoted } from './quoted.js';

type SessionLike = Record<string, unknown> & { id?: string };

/** What express-session's `on-headers` listener and `getcookie` said in their debug lines, until it is told as an event. */
type Observed = {
  cookieRead: 'pending' | 'told';
  signature: 'invalid-signature' | 'unsigned' | null;
  setCookie: string | null;
  skip: 'no-session' | 'not-secure' | null;
};

/** One request's passage through one express-session middleware, as the tracer follows it. */
export class Visit {
  readonly observed: Observed = { cookieRead: 'pending', signature: null, setCookie: null, skip: null };
  headWritten = false;
  committed = false;
  /** express-session is inside its own `res.end`: no code of the app runs, and the session is as it was looked at. */
  ending = false;
  /** The request has its response, or never gets one. */
  over = false;
  #json: string | null = null;

  constructor(
    readonly requestId: string,
    readonly req: Request,
    readonly res: Response,
    readonly cookieName: string,
    /** Which of the pipeline's functions this express-session is, as JSON text of a field; empty when the app called it. */
    readonly layer: string,
  ) {}

  get session(): SessionLike | null | undefined {
    return this.req.session as unknown as SessionLike | null | undefined;
  }

  /** @param fields JSON text of the event's own fields (see `context.tell`). */
  tell(type: string, fields: string) {
    context.tell(type, fields, this.requestId);
  }

  /** Takes the session as it is now as what later changes are measured from; gives it as JSON text. */
  rebase(): string {
    const now = jsonOf(this.session);
    if (now !== unwritable) this.#json = now;
    return this.#json ?? 'null';
  }

  /** The session is about to go, and an event of its own says so. */
  forget() {
    this.#json = null;
  }

  /** Tells what changed in `req.session` since the last look: the host works out the paths. Gives the session's JSON. */
  flushChanges(): string | null | undefined {
    const before = this.#json;
    if (this.ending) return before;
    const now = jsonOf(this.session);
    if (now === before || now === unwritable) return now;
    this.#json = now;
    const sid = this.session?.id ?? this.req.sessionID;
    const late = this.committed || this.over ? ',"late":true' : '';
    if (sid !== undefined && sid !== null)
      this.tell('session.look', `,"sid":${quoted(String(sid))},"before":${before},"after":${now}${late}`);
    return now;
  }
}

/** What cannot be written as JSON, such as an object that contains itself: express-session will say so. */
const unwritable = undefined;

/** The session's JSON text; null when there is none. */
function jsonOf(session: unknown): string | null | typeof unwritable {
  if (session === null || session === undefined) return null;
  try {
    return JSON.stringify(session) ?? null;
  } catch {
    return unwritable;
  }
}

const visits = new Map<string, Visit>();
const byRequest = new WeakMap<object, Visit>();

/** Requests that are over are still looked at, since their code may go on: so many, the latest. */
const keptAfterEnd = 16;
const ended = new Map<string, Visit>();

export function beginVisit(visit: Visit) {
  visits.set(visit.requestId, visit);
  byRequest.set(visit.req, visit);
}

export function endVisit(requestId: string) {
  const visit = visits.get(requestId);
  if (!visit) return;
  visit.over = true;
  visits.delete(requestId);
  ended.set(requestId, visit);
  const [oldest] = ended.keys();
  if (ended.size > keptAfterEnd && oldest !== undefined) ended.delete(oldest);
}

/** The visit of the request that is running. */
export function currentVisit(): Visit | undefined {
  const requestId = context.requestId();
  return requestId === null ? undefined : visits.get(requestId);
}

export const visitOf = (req: object | undefined): Visit | undefined => (req ? byRequest.get(req) : undefined);

/** Before something of the running request is told: what it changed in its session came first. */
export function lookAtCurrent() {
  currentVisit()?.flushChanges();
}

/**
 * Looks, at the end of a macrotask, at the session of each request whose handler had the CPU in it; at all of them when it
 * could have been anybody's.
 */
export const lookAtVisits = () => context.takeStirred(lookAt);

function lookAt(requestId: string | null) {
  if (requestId !== null) (visits.get(requestId) ?? ended.get(requestId))?.flushChanges();
  else for (const visit of [...visits.values(), ...ended.values()]) visit.flushChanges();
}
