import { type Moment, truthyOr, type Visit } from './visit.js';

type Found = NonNullable<Visit['found']>;

/** express-session 1.19.0's own decisions (index.js), restated over the inputs that the trace gives. */

export const resave = (visit: Visit) => truthyOr(visit.options.resave, true);
export const saveUninitialized = (visit: Visit) => truthyOr(visit.options.saveUninitialized, true);

/** `cookieId !== req.sessionID`: the browser did not send this session's id. */
export const isNewToBrowser = (visit: Visit, moment: Moment) => (visit.cookieRead?.sid ?? null) !== moment.sessionId;

/** `isModified`: compares with the session as it was made or loaded. */
export function isModified(moment: Moment): boolean {
  const { session, original } = moment;
  return session !== null && (original?.id !== session.sid || original.data !== session.data);
}

/** `isSaved`: compares with the last save that express-session saw. */
export function isSaved(moment: Moment): boolean {
  const { session, original, saved } = moment;
  return session !== null && original?.id === session.sid && saved === session.data;
}

/** The store has no such session: it gave none, or the error ENOENT. */
export const isMissing = ({ error, code, thrown, value }: Found) =>
  error === undefined ? !value : code === 'ENOENT' && !thrown;

/** `store.createSession` reads `cookie.expires` of what the store gave: without a cookie that throws. */
export const hasCookie = ({ value }: Found) => Boolean((value as { cookie?: unknown } | undefined)?.cookie);

/** `if (!req.sessionID)` generate; and when `store.get` finds nothing. */
export function generates(visit: Visit): boolean {
  if (!visit.cookieRead) return false;
  if (visit.cookieRead.sid === null) return true;
  return visit.found !== null && isMissing(visit.found);
}

/** `inflate`: `store.get` found the session. */
export function loads(visit: Visit): boolean {
  const { found, options } = visit;
  return found !== null && found.error === undefined && hasCookie(found) && options.storeCreatesSessions !== false;
}

/** `shouldDestroy` */
export function destroys(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atEnd;
  return Boolean(moment?.sessionId) && visit.options.unset === 'destroy' && moment?.session === null;
}

/** `shouldSave` */
export function saves(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atEnd;
  if (!moment?.session) return false;
  if (!saveUninitialized(visit) && moment.saved === null && isNewToBrowser(visit, moment)) return isModified(moment);
  return !isSaved(moment);
}

/** `storeImplementsTouch && shouldTouch` */
export function touches(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atEnd;
  if (!moment?.session) return false;
  return visit.options.storeTouches && !isNewToBrowser(visit, moment) && !saves(visit);
}

/** `shouldSetCookie`, before it is asked whether the connection is secure. */
export function wantsCookie(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atHead;
  if (!moment?.session) return false;
  if (isNewToBrowser(visit, moment)) return saveUninitialized(visit) || isModified(moment);
  return Boolean(visit.options.rolling) || (hasExpiry(moment) && isModified(moment));
}

export const hasExpiry = (moment: Moment) => moment.session?.cookie.expires != null;

/** `req.session.cookie.secure && !issecure(req, trustProxy)` */
export function keptBackAsInsecure(visit: Visit): boolean {
  return Boolean(visit.atHead?.session?.cookie.secure) && !isSecure(visit);
}

export const setsCookie = (visit: Visit) =>
  wantsCookie(visit) && !keptBackAsInsecure(visit) && unwritableAttribute(visit) === null;

/** What the `cookie` package (0.7) takes for an attribute's value; it throws at others, and no header is set. */
const writable: Record<string, (value: unknown) => boolean> = {
  path: (value) => /^[\u0020-\u003A\u003D-\u007E]*$/.test(String(value)),
  domain: (value) =>
    /^([.]?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(String(value)),
  priority: (value) => /^(low|medium|high)$/i.test(String(value)),
  sameSite: (value) => value === true || /^(lax|strict|none)$/i.test(String(value)),
};

/** The name of an attribute that cannot be written, or null. */
export function unwritableAttribute(visit: Visit): string | null {
  const cookie = visit.atHead?.session?.cookie ?? {};
  return Object.keys(writable).find((name) => cookie[name] && !writable[name]?.(cookie[name])) ?? null;
}

/** `issecure` */
function isSecure(visit: Visit): boolean {
  if (visit.received.scheme === 'https') return true;
  if (visit.options.proxy === false) return false;
  if (visit.options.proxy !== true) return visit.reqSecure;
  const header = visit.received.headers.find(([name]) => name.toLowerCase() === 'x-forwarded-proto')?.[1] ?? '';
  return header.split(',')[0]?.trim().toLowerCase() === 'https';
}
