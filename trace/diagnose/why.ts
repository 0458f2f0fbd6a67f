import type { TraceEvent } from '../event.js';
import { findAll } from './diagnose.js';
import type { Answer, Cause, Symptom } from './symptom.js';
import { cookieNeverSentBack } from './symptoms/cookie-never-sent-back.js';
import { dataLostInParallel } from './symptoms/data-lost-in-parallel.js';
import { expiredTooEarly } from './symptoms/expired-too-early.js';
import { loggedOutAfterLogin } from './symptoms/logged-out-after-login.js';
import { newSidOnEachRequest } from './symptoms/new-sid-on-each-request.js';
import { notDestroyed } from './symptoms/not-destroyed.js';
import { savedTwice } from './symptoms/saved-twice.js';
import { twoSetCookie } from './symptoms/two-set-cookie.js';
import { type Traced, traced } from './traced.js';

/** Finds where a symptom shows, and goes back from there; in one sentence what was looked for, where it does not show. */
type Search = (trace: Traced) => Cause | string;

const searches: Record<Symptom, Search> = {
  'logged out after login': loggedOutAfterLogin,
  'new sid on each request': newSidOnEachRequest,
  'two Set-Cookie': twoSetCookie,
  'cookie never sent back': cookieNeverSentBack,
  'data lost between parallel requests': dataLostInParallel,
  'expired too early': expiredTooEarly,
  'not destroyed in the store': notDestroyed,
  'saved twice': savedTwice,
};

/**
 * From a symptom to the first event of the trace that made it so; with the known mistake, where that event is one.
 */
export function why(events: readonly TraceEvent[], symptom: Symptom): Answer {
  const trace = traced(events);
  const cause = searches[symptom](trace);
  if (typeof cause === 'string') return { cause: null, looked: cause };
  const finding = findAll(trace).find(({ seq }) => seq === cause.seq);
  if (!finding) return { cause };
  const { seq, requestId, because, change, edit } = finding;
  return { cause: { seq, requestId, because, change, ...(edit && { edit }) }, finding };
}
