import { context } from '../context.js';
import { currentVisit, type Visit } from './visit.js';

/**
 * express-session's debug lines are its own account of each decision; some of them are the only sign of it.
 * Each becomes a `debug` event, and those below say more.
 */
export function onDebugLine(library: string, message: string) {
  const visit = currentVisit();
  if (visit) interpret(message, visit);
  context.tell('debug', `,"library":"${library}","message":${JSON.stringify(message)}`);
}

function interpret(message: string, visit: Visit) {
  const { observed } = visit;
  if (message === 'cookie signature invalid') observed.signature = 'invalid-signature';
  else if (message === 'cookie unsigned') observed.signature = 'unsigned';
  else if (message === 'no SID sent, generating session') tellCookieRead(visit, null);
  else if (message.startsWith('fetching ')) tellCookieRead(visit, visit.req.sessionID);
  else if (message.startsWith('set-cookie ')) observed.setCookie = message.slice('set-cookie '.length);
  else if (message === 'not secured') observed.skip = 'not-secure';
  else if (message === 'no session' && !visit.headWritten) observed.skip = 'no-session';
}

function tellCookieRead(visit: Visit, sid: string | null) {
  if (visit.observed.cookieRead === 'told') return;
  visit.observed.cookieRead = 'told';
  const outcome = sid === null ? (visit.observed.signature ?? 'missing') : 'valid';
  const header = JSON.stringify(visit.req.headers.cookie ?? null);
  visit.tell(
    'cookie.read',
    `,"name":${JSON.stringify(visit.cookieName)},"header":${header},"outcome":"${outcome}","sid":${JSON.stringify(sid)}`,
  );
}
