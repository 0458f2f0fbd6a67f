import type { EventOf } from '../../event.js';
import { loginIn, logsOut, saysWho } from '../login.js';
import { whyLost } from '../lost-session.js';
import { changeAfterResponse } from '../mistakes/change-after-response.js';
import { redirectBeforeSave } from '../mistakes/redirect-before-save.js';
import { overwrites } from '../overwrite.js';
import type { Cause } from '../symptom.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** A request of a browser that had logged in, and had not logged out, finds a session that does not know it. */
export function loggedOutAfterLogin(trace: Traced): Cause | string {
  let logins = 0;
  for (const login of trace.exchanges) {
    const change = loginIn(login);
    if (!change) continue;
    logins += 1;
    const after = firstUnknown(trace, login, change);
    const cause =
      after && (loginLost(trace, login, after) ?? whyLost(trace, after) ?? oldSession(login, after, change));
    if (cause) return cause;
  }
  return logins === 0
    ? 'No request put who somebody is into the session: no user, userId, passport or the like was set in req.session.'
    : 'Whoever logged in was known in every later request, until the app itself logged them out.';
}

function firstUnknown({ exchanges }: Traced, login: Exchange, change: EventOf<'session.change'>): Exchange | null {
  for (const exchange of exchanges) {
    if (exchange.browser !== login.browser || exchange.request.seq < change.seq) continue;
    if (logsOut(exchange)) return null;
    if (exchange.visit && !knows(exchange)) return exchange;
  }
  return null;
}

function knows(exchange: Exchange): boolean {
  const loaded = eventsOf(exchange, 'session.load').find(({ by }) => by === 'middleware');
  return (loaded !== undefined && saysWho(loaded.session)) || loginIn(exchange) !== null;
}

/** The login was made, and then undone or never saved. */
function loginLost(trace: Traced, login: Exchange, after: Exchange): Cause | null {
  const late = changeAfterResponse(trace).find(({ requestId }) => requestId === login.id);
  const redirected = after.request.initiator?.redirectOf === login.id;
  const unsaved = redirectBeforeSave(trace).find(({ requestId }) => redirected && requestId === login.id);
  const race = overwrites(trace).find(({ other, write }) => other.id === login.id && write.seq < after.request.seq);
  const undone = race && {
    seq: race.write.seq,
    requestId: race.exchange.id,
    because: `${spoken(race.exchange)} wrote its copy of the session over what ${spoken(race.other)} had put into it.`,
  };
  return late ?? unsaved ?? undone ?? null;
}

/** The browser still has the session from before the login: it did not get, or did not take, the cookie of the new one. */
function oldSession(login: Exchange, after: Exchange, change: EventOf<'session.change'>): Cause | null {
  const sid = after.visit?.cookieRead?.sid;
  if (sid == null || sid === change.sid) return null;
  const refused = eventsOf(login, 'browser.cookie').find(({ outcome }) => outcome === 'rejected');
  const event = refused ?? eventsOf(login, 'cookie.skip')[0] ?? after.request;
  const reason = refused?.reason ?? 'the new cookie did not reach it';
  return {
    seq: event.seq,
    requestId: event.requestId,
    because: `${spoken(login)} made a new session for the login, and ${spoken(after)} came with the cookie of another: ${reason}`,
  };
}
