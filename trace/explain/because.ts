import type { Decision } from './explanation.js';
import * as rules from './rules.js';
import type { Moment, Visit } from './visit.js';

/** A reason, and what would change it. */
type Reason = { because: string; change?: string };

const resaveText = (visit: Visit) =>
  visit.options.resave === undefined
    ? 'resave was left out, which means true (deprecated)'
    : `resave is ${visit.options.resave}`;
const saveUninitializedText = (visit: Visit) =>
  visit.options.saveUninitialized === undefined
    ? 'saveUninitialized was left out, which means true (deprecated)'
    : `saveUninitialized is ${visit.options.saveUninitialized}`;

/** Why `decision` falls as the rules say. */
export function because(decision: Decision, visit: Visit): Reason {
  const aside = steppedAside(visit);
  if (aside) return aside;
  switch (decision) {
    case 'generate':
    case 'load':
      return loading(decision, visit);
    case 'set-cookie':
      return visit.atHead
        ? setCookie(visit, visit.atHead)
        : { because: 'The response never began, so no header was written.' };
    default:
      return visit.atEnd
        ? ending(decision, visit, visit.atEnd)
        : { because: 'The response never ended, and that is when express-session decides this.' };
  }
}

function steppedAside({ aside, options }: Visit): Reason | null {
  if (aside === null) return null;
  if (aside === 'pathname mismatch') {
    const path = typeof options.cookie === 'object' ? String(options.cookie.path) : 'the one that cookie() gave';
    return {
      because: `The path is outside cookie.path (${path}), so express-session stepped aside.`,
      change: "cookie: { path: '/' }",
    };
  }
  if (aside === 'store is disconnected')
    return { because: 'The store said that it is disconnected, so express-session stepped aside.' };
  if (aside.startsWith('secret option required')) {
    return {
      because: 'There is no secret to check signatures with, so express-session refused the request.',
      change: "secret: '...'",
    };
  }
  return { because: `express-session stepped aside: ${aside}.` };
}

const unread = {
  missing: (name: string) => `The request had no cookie named ${name}`,
  'invalid-signature': (name: string) =>
    `The signature of the cookie ${name} fits no secret, so it counts as no cookie`,
  unsigned: (name: string) => `The cookie ${name} is not signed, so it counts as no cookie`,
  valid: (name: string) => `The cookie ${name} is valid`,
};

function loading(decision: 'generate' | 'load', visit: Visit): Reason {
  const { cookieRead, found } = visit;
  if (!cookieRead) return { because: 'No cookie was read.' };
  const cookie = unread[cookieRead.outcome](cookieRead.name);
  if (cookieRead.sid === null) {
    return {
      because: decision === 'generate' ? `${cookie}: a new session is made.` : `${cookie}: there is nothing to load.`,
    };
  }
  if (!found) return { because: `${cookie}, but the store never answered.` };
  const missing = rules.isMissing(found);
  if (found.error !== undefined && !missing) return { because: `${cookie}, but the store failed: ${found.error}.` };
  if (!missing && visit.options.storeCreatesSessions === false) {
    return {
      because: `${cookie} and the store has a row for it, but this store has no createSession to make a session of it: express-session reports an error.`,
      change: 'class ... extends session.Store',
    };
  }
  if (!missing && !rules.hasCookie(found)) {
    return {
      because: `${cookie}, but what the store has of this session is no session: it has no cookie in it. express-session reports an error.`,
    };
  }
  if (decision === 'load') {
    return {
      because: missing
        ? `${cookie}, but the store has no such session: it expired, was destroyed, or the store was emptied.`
        : `${cookie} and the store has its session.`,
    };
  }
  return {
    because: missing
      ? `${cookie}, but the store has no such session: a new one is made.`
      : `${cookie} and its session was found: no new one is needed.`,
  };
}

function ending(decision: 'save' | 'touch' | 'destroy', visit: Visit, moment: Moment): Reason {
  if (decision === 'destroy') return destroying(visit, moment);
  if (!moment.session) {
    return {
      because: 'req.session is gone when the response ends (destroyed or set to null): there is nothing to write.',
    };
  }
  return decision === 'save' ? saving(visit, moment) : touching(visit, moment);
}

function destroying(visit: Visit, moment: Moment): Reason {
  if (moment.session) return { because: 'req.session is still there when the response ends.' };
  if (!moment.sessionId) return { because: 'There is no session id to destroy.' };
  return visit.options.unset === 'destroy'
    ? {
        because:
          "req.session is gone when the response ends and unset is 'destroy': its row is removed from the store.",
        change: "unset: 'keep'",
      }
    : {
        because:
          "req.session is gone when the response ends, but unset is 'keep' (the default): the store is left as it is.",
        change: "unset: 'destroy'",
      };
}

function saving(visit: Visit, moment: Moment): Reason {
  const isNew = rules.isNewToBrowser(visit, moment);
  if (!rules.saveUninitialized(visit) && moment.saved === null && isNew) {
    return rules.isModified(moment)
      ? { because: 'The session is new and was modified: it is worth saving.' }
      : {
          because: `The session is new and nothing was put into it, and ${saveUninitializedText(visit)}: it is not saved.`,
          change: 'saveUninitialized: true',
        };
  }
  if (rules.isSaved(moment)) {
    return rules.resave(visit)
      ? { because: 'The handler saved it already, and nothing changed since.' }
      : {
          because: `The session is what the store has, and ${resaveText(visit)}: it is not saved again.`,
          change: 'resave: true',
        };
  }
  if (rules.isModified(moment)) return { because: 'The session was modified during the request.' };
  if (isNew) {
    return {
      because: `The session is new and nothing was put into it, but ${saveUninitializedText(visit)}: it is saved all the same.`,
      change: 'saveUninitialized: false',
    };
  }
  if (rules.resave(visit)) {
    return {
      because: `Nothing in the session changed, but ${resaveText(visit)}: it is saved all the same.`,
      change: 'resave: false',
    };
  }
  return { because: 'The session differs from what was last saved.' };
}

function touching(visit: Visit, moment: Moment): Reason {
  if (rules.isNewToBrowser(visit, moment))
    return { because: 'The browser did not send this session id: there is no row to keep alive.' };
  if (rules.saves(visit))
    return { because: 'The session is saved, which renews its expiry too.', change: 'resave: false' };
  if (!visit.options.storeTouches) return { because: `The store (${visit.options.store}) has no touch method.` };
  return {
    because: 'The session is not saved, so the store is only told that it is still in use: its expiry is renewed.',
  };
}

function setCookie(visit: Visit, moment: Moment): Reason {
  if (!moment.session)
    return { because: 'req.session was gone when the headers were written: there is no session to name.' };
  if (!rules.wantsCookie(visit)) {
    if (rules.isNewToBrowser(visit, moment)) {
      return {
        because: `The session is new and nothing was put into it, and ${saveUninitializedText(visit)}: the browser gets no cookie.`,
        change: 'saveUninitialized: true',
      };
    }
    return {
      because: rules.hasExpiry(moment)
        ? 'The browser has this cookie already, rolling is not on, and the session was not modified.'
        : 'The browser has this cookie already, it has no expiry to renew, and rolling is not on.',
      change: 'rolling: true',
    };
  }
  if (rules.keptBackAsInsecure(visit)) {
    return {
      because: `The cookie is Secure and express-session does not take this connection for https (${visit.received.scheme}${visit.options.proxy === undefined ? '' : `, proxy is ${visit.options.proxy}`}): it sends no cookie at all.`,
      change: 'cookie: { secure: false } for plain http, or https; behind a proxy: proxy: true',
    };
  }
  const unwritable = rules.unwritableAttribute(visit);
  if (unwritable) {
    return {
      because: `cookie.${unwritable} is ${JSON.stringify(moment.session.cookie[unwritable])}, which no Set-Cookie header can carry: express-session reports an error and sends no cookie.`,
    };
  }
  if (!rules.isNewToBrowser(visit, moment)) {
    return visit.options.rolling
      ? { because: 'rolling is on: every response sets the cookie again, with a new expiry.', change: 'rolling: false' }
      : { because: 'The session was modified and its cookie has an expiry: it is sent again to renew it.' };
  }
  return rules.isModified(moment)
    ? { because: 'The session is new to this browser and something was put into it: the browser gets its id.' }
    : {
        because: `The session is new to this browser, and ${saveUninitializedText(visit)}: the browser gets its id although nothing was put into it.`,
        change: 'saveUninitialized: false',
      };
}
