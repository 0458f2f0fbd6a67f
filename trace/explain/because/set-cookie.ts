import type { Moment } from '../moment.js';
import * as rules from '../rules.js';
import type { Visit } from '../visit.js';
import { given, goneText, keptTicket, withOddId } from './ending.js';
import { sentenceEnd } from './loading.js';
import { type Reason, set } from './reason.js';

/** Why the browser was sent the cookie when the head of the response was written, or not. */
export function settingCookie(visit: Visit, moment: Moment): Reason {
  if (!moment.session) return withoutSession(visit, moment);
  if (moment.oddId) return withOddId(moment.oddId, 'shouldSetCookie');
  const isNew = rules.isNewToBrowser(visit, moment);
  if (!rules.wantsCookie(visit)) return isNew ? uninitialized(visit) : known(visit, moment);
  if (rules.keptBackAsInsecure(visit)) return insecure(visit);
  const unwritable = rules.unwritableAttribute(visit);
  if (unwritable) return notWritable(unwritable, moment.session.cookie[unwritable]);
  const reason = isNew ? introduced(visit, moment) : renewed(visit, moment);
  const error = visit.events.find(
    (event) => event.type === 'store.return' && event.op === 'set' && event.error !== undefined,
  );
  if (error?.type !== 'store.return' || error.error === undefined) return reason;
  // the head is written before the store has answered
  const before = reason.because.replace(/\.$/, '');
  return { ...reason, because: `${before}, although the store then failed to save it: ${sentenceEnd(error.error)}` };
}

function withoutSession(visit: Visit, moment: Moment): Reason {
  const { found } = visit;
  const failed = found?.error !== undefined && !rules.isMissing(found) ? found.error : null;
  return {
    because: moment.gone
      ? `${goneText(moment)} before the headers were written: there is no session to name${leftBehind(visit, moment)}.`
      : failed === null
        ? 'There was no req.session when the headers were written: there is no session to name.'
        : `The store could not give the session, so there is none to name: ${sentenceEnd(failed)}`,
    values: { 'req.session': null, ...(failed !== null && { err: failed }) },
    place: moment.goneAt,
    source: 'session',
  };
}

/** The browser's cookie, with no row behind it: not where `req.session = null` leaves the row in the store. */
const leftBehind = (visit: Visit, { gone }: Moment) =>
  gone === 'destroyed' || visit.options.unset === 'destroy' ? keptTicket(visit) : '';

function uninitialized(visit: Visit): Reason {
  return {
    because: `The session is new and nothing was put into it, and ${given(visit, 'saveUninitialized')}: the browser gets no cookie.`,
    values: { new: true, saveUninitialized: false, modified: false },
    edits: [set('saveUninitialized', true)],
    source: 'shouldSetCookie',
  };
}

function known(visit: Visit, moment: Moment): Reason {
  const hasExpiry = rules.hasExpiry(moment);
  return {
    because: hasExpiry
      ? 'The browser has this cookie already, rolling is not on, and the session was not modified.'
      : 'The browser has this cookie already, it has no expiry to renew, and rolling is not on.',
    values: {
      new: false,
      rolling: Boolean(visit.options.rolling),
      'cookie.expires': moment.session?.cookie.expires ?? null,
      modified: rules.isModified(moment),
    },
    edits: [set('rolling', true)],
    source: 'shouldSetCookie',
  };
}

function insecure(visit: Visit): Reason {
  const { options, received, reqSecure } = visit;
  const { proxy } = options;
  const forwarded = rules.forwardedProto(visit);
  return {
    because: `The cookie is Secure and express-session does not take this connection for https (${received.scheme}${proxy === undefined ? '' : `, proxy is ${JSON.stringify(proxy)}`}): it sends no cookie at all.`,
    values: {
      'cookie.secure': true,
      scheme: received.scheme,
      ...(proxy !== undefined && { proxy }),
      ...(proxy === true ? { 'X-Forwarded-Proto': forwarded || null } : { 'req.secure': reqSecure }),
    },
    edits: [set('proxy', true), set('cookie.secure', false)],
    change: 'cookie: { secure: false } for plain http, or https; behind a proxy: proxy: true',
    source: 'issecure',
  };
}

function notWritable(attribute: string, value: unknown): Reason {
  return {
    because: `cookie.${attribute} is ${JSON.stringify(value)}, which no Set-Cookie header can carry: express-session reports an error and sends no cookie.`,
    values: { [`cookie.${attribute}`]: value },
    edits: [set(`cookie.${attribute}`, undefined)],
    source: 'setcookie',
  };
}

function renewed({ options }: Visit, moment: Moment): Reason {
  const values = { new: false, rolling: Boolean(options.rolling) };
  if (options.rolling) {
    return {
      because: 'rolling is on: every response sets the cookie again, with a new expiry.',
      values,
      edits: [set('rolling', false)],
      source: 'shouldSetCookie',
    };
  }
  return {
    because: 'The session was modified and its cookie has an expiry: it is sent again to renew it.',
    values: { ...values, 'cookie.expires': moment.session?.cookie.expires, modified: true },
    place: moment.changedAt,
    source: 'shouldSetCookie',
  };
}

function introduced(visit: Visit, moment: Moment): Reason {
  const saveUninitialized = rules.saveUninitialized(visit);
  const values = { new: true, saveUninitialized, modified: rules.isModified(moment) };
  return values.modified
    ? {
        because: 'The session is new to this browser and something was put into it: the browser gets its id.',
        values,
        place: moment.changedAt,
        source: 'shouldSetCookie',
      }
    : {
        because: `The session is new to this browser, and ${given(visit, 'saveUninitialized')}: the browser gets its id although nothing was put into it.`,
        values,
        edits: [set('saveUninitialized', false)],
        source: 'shouldSetCookie',
      };
}
