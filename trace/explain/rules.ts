import type { Decision } from './explanation.js';
import type { Moment } from './moment.js';
import type { Visit } from './visit.js';

type Found = NonNullable<Visit['found']>;

/** express-session 1.19.0's own decisions (index.js), restated over the inputs that the trace gives. */

/** express-session's default for an option that was left out, and JavaScript's idea of true otherwise. */
const truthyOr = (given: unknown, byDefault: boolean) => (given === undefined ? byDefault : Boolean(given));

export const resave = (visit: Visit) => truthyOr(visit.options.resave, true);
export const saveUninitialized = (visit: Visit) => truthyOr(visit.options.saveUninitialized, true);

/** `cookieId !== req.sessionID`: the browser did not send this session's id. */
export const isNewToBrowser = (visit: Visit, moment: Moment) => (visit.cookieRead?.sid ?? null) !== moment.sessionId;

/** `isModified`: compares with the session as it was made or loaded. */
export function isModified({ session, original }: Moment): boolean {
  return session !== null && (original?.id !== session.sid || original.text !== session.text);
}

/** `savedHash`: the last save that express-session saw; without `resave` what it loaded counts as saved. */
function savedText(visit: Visit, { original, lastSave }: Moment): string | null {
  return lastSave ?? (original?.loaded && !resave(visit) ? original.text : null);
}

/** `isSaved` */
export function isSaved(visit: Visit, moment: Moment): boolean {
  const { session, original } = moment;
  return session !== null && original?.id === session.sid && savedText(visit, moment) === session.text;
}

/** The store has no such session: it gave none, or the error ENOENT. */
export const isMissing = ({ error, code, thrown, value }: Found) =>
  error === undefined ? !value : code === 'ENOENT' && !thrown;

/** `store.createSession` reads `cookie.expires` of what the store gave: without a cookie that throws. */
export const hasCookie = ({ value }: Found) => Boolean((value as { cookie?: unknown } | undefined)?.cookie);

/** `if (!req.sessionID)` generate; and when `store.get` finds nothing. */
function generates(visit: Visit): boolean {
  if (!visit.cookieRead) return false;
  if (visit.cookieRead.sid === null) return true;
  return visit.found !== null && isMissing(visit.found);
}

/** `inflate`: `store.get` found the session. */
function loads(visit: Visit): boolean {
  const { found, options } = visit;
  return found !== null && found.error === undefined && hasCookie(found) && options.storeCreatesSessions !== false;
}

/** `req.sessionID &&` */
export const hasId = ({ sessionId, oddId }: Moment) => (oddId ? oddId.truthy : Boolean(sessionId));

/** `shouldDestroy` */
function destroys(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atEnd;
  return moment !== null && hasId(moment) && visit.options.unset === 'destroy' && moment.session === null;
}

/** `!saveUninitializedSession && !savedHash && cookieId !== req.sessionID`: it is saved only when it was modified. */
export const isUninitialized = (visit: Visit, moment: Moment) =>
  !saveUninitialized(visit) && savedText(visit, moment) === null && isNewToBrowser(visit, moment);

/** `shouldSave` */
export function saves(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atEnd;
  if (!moment?.session || moment.oddId) return false;
  return isUninitialized(visit, moment) ? isModified(moment) : !isSaved(visit, moment);
}

/** `storeImplementsTouch && shouldTouch` */
function touches(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atEnd;
  if (!moment?.session || moment.oddId) return false;
  return visit.options.storeTouches && !isNewToBrowser(visit, moment) && !saves(visit);
}

/** `shouldSetCookie`, before it is asked whether the connection is secure. */
export function wantsCookie(visit: Visit): boolean {
  const moment = visit.cookieRead && visit.atHead;
  if (!moment?.session || moment.oddId) return false;
  if (isNewToBrowser(visit, moment)) return saveUninitialized(visit) || isModified(moment);
  return Boolean(visit.options.rolling) || (hasExpiry(moment) && isModified(moment));
}

export const hasExpiry = (moment: Moment) => moment.session?.cookie.expires != null;

/** `req.session.cookie.secure && !issecure(req, trustProxy)` */
export function keptBackAsInsecure(visit: Visit): boolean {
  return Boolean(visit.atHead?.session?.cookie.secure) && !isSecure(visit);
}

const setsCookie = (visit: Visit) =>
  wantsCookie(visit) && !keptBackAsInsecure(visit) && unwritableAttribute(visit) === null;

/** What follows from the inputs of a request, for each decision. */
export const outcomes: Record<Decision, (visit: Visit) => boolean> = {
  generate: generates,
  load: loads,
  save: saves,
  touch: touches,
  destroy: destroys,
  'set-cookie': setsCookie,
};

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
  return forwardedProto(visit).split(',')[0]?.trim().toLowerCase() === 'https';
}

export const forwardedProto = ({ received: { headers } }: Visit) =>
  headers.find(([name]) => name.toLowerCase() === 'x-forwarded-proto')?.[1] ?? '';
