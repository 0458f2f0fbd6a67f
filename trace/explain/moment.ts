import type { EventOf, TraceEvent } from '../event.js';
import type { CodePlace } from './explanation.js';
import { type Json, withChange } from './session-data.js';

/** `req.session`, `req.sessionID` and what express-session remembers of them, at one moment of a request. */
export type Moment = {
  session: SessionState | null;
  sessionId: string | null;
  /** `req.sessionID` where it is no string. */
  oddId: { type?: string; truthy: boolean } | null;
  /** The session as it was made or loaded by express-session itself (`originalId`, `originalHash`). */
  original: { id: string; text: string; loaded: boolean } | null;
  /** The session's text at the last `save` that express-session saw; null when there was none. */
  lastSave: string | null;
  /** How `req.session` came to be gone. */
  gone: 'destroyed' | 'removed' | null;
  /** Where the learner's code last changed, saved and removed it. */
  changedAt: CodePlace | null;
  savedAt: CodePlace | null;
  goneAt: CodePlace | null;
};

/** A session as express-session compares it: its data as JSON text without `cookie`, and the cookie beside it. */
type SessionState = {
  sid: string;
  text: string;
  cookie: Readonly<Record<string, unknown>>;
  /** It was made from the options in this request, but for these attributes of its cookie; null: it was loaded. */
  made: { without: readonly string[] } | null;
};

type Held = Omit<SessionState, 'text'> & {
  data: Json;
  /** Null while it has to be written anew. */
  text: string | null;
  /** express-session wraps `save` of the session it made itself; of one made by `regenerate` it does not. */
  wrapped: boolean;
};

const nothing: Omit<Moment, 'session' | 'sessionId' | 'oddId'> = {
  original: null,
  lastSave: null,
  gone: null,
  changedAt: null,
  savedAt: null,
  goneAt: null,
};

/** Walks over the events of a request and knows `req.session` as it stands. Reads inputs only: what the app did. */
export class SessionWatch {
  #rest = nothing;
  #sessionId: string | null;
  #held: Held | null = null;
  #reloading = false;
  #handler: CodePlace | null = null;

  /**
   * @param sid what the browser's cookie named
   * @param stored what the store gave for it: names that the Session has methods for do not reach `req.session`
   */
  constructor(
    sid: string | null,
    readonly stored: unknown,
  ) {
    this.#sessionId = sid;
  }

  /** @param oddId `req.sessionID` at this moment, where it is no string */
  now(oddId: Moment['oddId']): Moment {
    const held = this.#held;
    const session = held && { sid: held.sid, text: textOf(held), cookie: held.cookie, made: held.made };
    return { ...this.#rest, session, sessionId: this.#sessionId, oddId };
  }

  follow(event: TraceEvent) {
    switch (event.type) {
      case 'middleware':
        if (event.phase === 'enter' && event.line !== undefined && !event.session) this.#handler = { line: event.line };
        return;
      case 'session.generate':
        return this.#generate(event);
      case 'session.reload':
        this.#reloading = true;
        return;
      case 'session.load':
        if (event.by === 'middleware' || this.#reloading) this.#load(event);
        this.#reloading = false;
        return;
      case 'session.regenerate':
        // another id counts as a change
        return this.#remember({ changedAt: placeOf(event) ?? this.#handler });
      case 'session.save':
        return this.#save(event);
      case 'session.touch':
        return this.#touch(event);
      case 'session.destroy':
        return this.#go('destroyed', placeOf(event));
      case 'session.change':
        return this.#change(event);
    }
  }

  #generate({ sid, session, by }: EventOf<'session.generate'>) {
    const byMiddleware = by === 'middleware';
    this.#held = heldOf(sid, session, byMiddleware, { without: [] });
    this.#sessionId = sid;
    if (byMiddleware) this.#remember({ original: { id: sid, text: textOf(this.#held), loaded: false } });
  }

  #load({ sid, session, by }: EventOf<'session.load'>) {
    this.#held = heldOf(sid, session, this.#held?.wrapped ?? true, null);
    if (by !== 'middleware') return;
    const text = JSON.stringify(dataOf((this.stored ?? session) as Json));
    this.#remember({ original: { id: sid, text, loaded: true } });
  }

  #save(event: EventOf<'session.save'>) {
    if (!this.#held?.wrapped || this.#held.sid !== event.sid) return;
    this.#remember({ lastSave: JSON.stringify(dataOf(event.session)), savedAt: placeOf(event) ?? this.#handler });
  }

  /** It gives a cookie with a lifetime its expiry, which a row written by hand need not have. */
  #touch({ sid, expires }: EventOf<'session.touch'>) {
    if (this.#held?.sid !== sid) return;
    const { cookie } = this.#held;
    // `resetMaxAge` makes an expiry of what is no number as it is: of false, which is an expiry to express-session
    this.#held.cookie = { ...cookie, expires: expires ?? (cookie.originalMaxAge === false ? false : null) };
  }

  #go(gone: Moment['gone'], place: CodePlace | null) {
    this.#held = null;
    this.#remember({ gone, goneAt: place ?? this.#handler });
  }

  #change({ path, after, sid }: EventOf<'session.change'>) {
    const [first, second] = path;
    if (first === undefined) {
      if (after === undefined || after === null) return this.#go('removed', null);
      this.#held = heldOf(sid, after as Json, this.#held?.wrapped ?? false, this.#held?.made ?? null);
    } else if (!this.#held) return;
    else if (first === 'cookie') return this.#changeCookie(this.#held, second, after);
    else Object.assign(this.#held, { data: withChange(this.#held.data, path, after), text: null });
    this.#remember({ changedAt: this.#handler });
  }

  #changeCookie(held: Held, name: string | undefined, after: unknown) {
    held.cookie = name === undefined ? cookieOf({ cookie: after }) : { ...held.cookie, [name]: after };
    if (!held.made) return;
    // a lifetime is told as what follows from it
    const names = name === undefined ? Object.keys(held.cookie) : [name];
    held.made = { without: [...held.made.without, ...names] };
  }

  #remember(what: Partial<typeof nothing>) {
    this.#rest = { ...this.#rest, ...what };
  }
}

const placeOf = ({ line, column }: { line?: number | undefined; column?: number | undefined }): CodePlace | null =>
  line === undefined ? null : { line, ...(column !== undefined && { column }) };

function dataOf({ cookie: _, ...data }: Json): Json {
  return data;
}

const cookieOf = (session: Json): Json => ({ ...((session.cookie ?? {}) as Json) });

function heldOf(sid: string, session: Json, wrapped: boolean, made: Held['made']): Held {
  return { sid, data: dataOf(session), text: null, cookie: cookieOf(session), made, wrapped };
}

/** Written only when it is asked for: of most changes nobody asks. */
function textOf(held: Held): string {
  held.text ??= JSON.stringify(held.data);
  return held.text;
}
