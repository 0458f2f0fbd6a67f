import type { EventOf } from '../../event.js';
import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/**
 * express-session sends the head of a response and holds back its end until the store has saved: a browser goes where a
 * redirect sends it as soon as it has the head, and what it asks there finds the store as it was before.
 */
export function redirectBeforeSave({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((next) => {
    const first = exchanges.find(({ id }) => id === next.request.initiator?.redirectOf);
    const head = first && eventsOf(first, 'response.head')[0];
    const late = first && head && savedTooLate(first, next);
    if (!first || !head || !late) return [];
    return {
      mistake: 'redirect-before-save',
      seq: head.seq,
      requestId: first.id,
      because: `The redirect of ${spoken(first)} was at the browser while the store was still saving (${late.took} ms), and ${spoken(next)}, where it leads, read the session as it was before.`,
      change: 'req.session.save((err) => res.redirect(...)): redirect when the session is saved.',
    };
  });
}

/** The save of the first request that came back after the next had asked the store for the same session. */
function savedTooLate(first: Exchange, next: Exchange): EventOf<'store.return'> | null {
  const asked = eventsOf(next, 'store.call').find(({ op, by }) => op === 'get' && by === 'middleware');
  const found = next.visit?.found;
  const saved = eventsOf(first, 'store.return').find(
    ({ op, sid, seq }) => op === 'set' && sid === asked?.sid && seq > (found?.seq ?? 0),
  );
  return asked && found && saved ? saved : null;
}
