import { context } from '../context.js';
import { quoted } from './quoted.js';
import { currentVisit, type Visit } from './visit.js';

/**
 * express-session's debug lines are its own account of each decision; some of them are the only sign of it.
 * Each becomes a `debug` event, and those below say more.
 */
export function onDebugLine(library: string, template: string, message: string) {
  const visit = currentVisit();
  if (visit) meanings[template]?.(visit, message);
  context.tell('debug', `,"library":"${library}","message":${quoted(message)}`);
}

/** By the line as it stands in express-session's index.js. */
const meanings: Record<string, ((visit: Visit, message: string) => void) | undefined> = Object.assign(
  Object.create(null),
  {
    'cookie signature invalid': ({ observed }: Visit) => {
      observed.signature = 'invalid-signature';
    },
    'cookie unsigned': ({ observed }: Visit) => {
      observed.signature = 'unsigned';
    },
    'no SID sent, generating session': (visit: Visit) => tellCookieRead(visit, null),
    'fetching %s': (visit: Visit) => tellCookieRead(visit, visit.req.sessionID),
    'set-cookie %s': ({ observed }: Visit, message: string) => {
      observed.setCookie = message.slice('set-cookie '.length);
    },
    'not secured': ({ observed }: Visit) => {
      observed.skip = 'not-secure';
    },
    'no session': (visit: Visit) => {
      if (!visit.headWritten) visit.observed.skip = 'no-session';
    },
  },
);

function tellCookieRead(visit: Visit, sid: string | null) {
  if (visit.observed.cookieRead === 'told') return;
  visit.observed.cookieRead = 'told';
  const outcome = sid === null ? (visit.observed.signature ?? 'missing') : 'valid';
  const { cookie } = visit.req.headers;
  const header = cookie === undefined ? 'null' : quoted(cookie);
  visit.tell(
    'cookie.read',
    `,"name":${quoted(visit.cookieName)},"header":${header},"outcome":"${outcome}","sid":${sid === null ? 'null' : quoted(sid)}`,
  );
}
