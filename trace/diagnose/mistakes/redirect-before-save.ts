import type { EventOf } from '../../event.js';
import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/**
 * express-session sends the head of a response and holds back its end until the store has saved: a browser goes where a
 * redirect sends it as soon as it has the head, and what it asks there finds the store as it was before.
 */
export function redirectBeforeSave({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((next) => readTooEarly(exchanges, next) ?? []);
}

/** A request that follows a redirect found the session as it was before the save of the request that redirected. */
export function readTooEarly(exchanges: readonly Exchange[], next: Exchange): Finding | null {
  const first = exchanges.find(({ id }) => id === next.request.initiator?.redirectOf);
  const head = first && eventsOf(first, 'response.head')[0];
  const late = first && head && savedTooLate(first, next);
  if (!first || !head || !late) return null;
  return {
    mistake: 'redirect-before-save',
    seq: head.seq,
    requestId: first.id,
    because: `The redirect of ${spoken(first)} was at the browser while the store was still saving (${late.took} ms), and ${spoken(next)}, where it leads, read the session as it was before.`,
    change: 'req.session.save((err) => res.redirect(...)): redirect when the session is saved.',
  };
}

/** The save of the first request that came back only after the next had read the session, and had found it otherwise. */
function savedTooLate(first: Exchange, next: Exchange): EventOf<'store.return'> | null {
  const found = next.visit?.found;
  if (!found) return null;
  const write = eventsOf(first, 'store.call').find(
    ({ op, sid, value }) => op === 'set' && sid === found.sid && dataOf(value) !== dataOf(found.value),
  );
  const saved = eventsOf(first, 'store.return').find(({ callId, seq }) => callId === write?.callId && seq > found.seq);
  return saved ?? null;
}

function dataOf(session: unknown): string {
  const { cookie: _, ...data } = (session ?? {}) as Record<string, unknown>;
  return JSON.stringify(data);
}
