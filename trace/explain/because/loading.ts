import * as rules from '../rules.js';
import type { Visit } from '../visit.js';
import type { Reason } from './reason.js';

const read = {
  missing: (name: string) => `The request had no cookie named ${name}`,
  'invalid-signature': (name: string) =>
    `The signature of the cookie ${name} fits no secret, so it counts as no cookie`,
  unsigned: (name: string) => `The cookie ${name} is not signed, so it counts as no cookie`,
  valid: (name: string) => `The cookie ${name} is valid`,
};

const readBy = { missing: 'getcookie', unsigned: 'getcookie', 'invalid-signature': 'unsigncookie', valid: 'session' };

/** Why a session was made, or taken from the store. */
export function loading(decision: 'generate' | 'load', visit: Visit): Reason {
  const { cookieRead, found } = visit;
  const generating = decision === 'generate';
  if (!cookieRead) return { because: 'No cookie was read.', values: { cookie: 'not read' }, source: 'session' };
  const { name, outcome, sid } = cookieRead;
  const cookie = read[outcome](name);
  if (sid === null) {
    return {
      because: generating ? `${cookie}: a new session is made.` : `${cookie}: there is nothing to load.`,
      values: { cookie: outcome, name, secrets: visit.options.secrets },
      ...(outcome === 'invalid-signature' && {
        change: 'Keep the secret that it was signed with: secret takes a list, and signs with the first.',
      }),
      source: readBy[outcome],
    };
  }
  const values = { cookie: outcome, name };
  if (!found) {
    return {
      because: `${cookie}, but the store never answered.`,
      values: { ...values, found: null },
      source: 'session',
    };
  }
  const missing = rules.isMissing(found);
  if (found.error !== undefined && !missing) {
    return {
      because: `${cookie}, but the store failed: ${sentenceEnd(found.error)}`,
      values: { ...values, err: found.error },
      source: 'session',
    };
  }
  if (missing) {
    return {
      because: generating
        ? `${cookie}, but the store has no such session: a new one is made.`
        : `${cookie}, but the store has no such session: it expired, was destroyed, or the store was emptied.`,
      values: { ...values, found: false },
      source: generating ? 'generate' : 'session',
    };
  }
  if (visit.options.storeCreatesSessions === false) {
    return {
      because: `${cookie} and the store has a row for it, but this store has no createSession to make a session of it: express-session reports an error.`,
      values: { ...values, found: true, 'store.createSession': null },
      change: 'class ... extends session.Store',
      source: 'inflate',
    };
  }
  if (!rules.hasCookie(found)) {
    return {
      because: `${cookie}, but what the store has of this session is no session: it has no cookie in it. express-session reports an error.`,
      values: { ...values, found: true, 'session.cookie': null },
      change: 'Give back from the store all that set() was given, cookie included.',
      source: 'inflate',
    };
  }
  return {
    because: generating
      ? `${cookie} and its session was found: no new one is needed.`
      : `${cookie} and the store has its session.`,
    values: { ...values, found: true },
    source: generating ? 'session' : 'inflate',
  };
}

/** The words of a store's error as the end of a sentence. */
export const sentenceEnd = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
