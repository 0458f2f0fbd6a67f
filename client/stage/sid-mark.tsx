import { shortSid } from '../../trace/sentence.js';
import { holes } from '../../trace/ticket.js';

/**
 * A session id as one sees it everywhere: the same punched ticket in the jar, on the wire, in `req.session` and in the
 * store, so that two that are the same look it, without a colour to tell them by.
 * `bare`: the mark alone, where there is little room. `dead`: the store has no session by it.
 */
export function SidMark({ sid, bare = false, dead = false }: { sid: string; bare?: boolean; dead?: boolean }) {
  return (
    <span data-actor="store" className="sid-mark" data-bare={bare} data-dead={dead} title={sid} data-sid={sid}>
      <svg viewBox="0 0 14 14" aria-hidden>
        {holes(sid).map(([x, y]) => (
          <rect key={`${x} ${y}`} x={1 + x * 2.5} y={1 + y * 2.5} width="2" height="2" rx="0.6" />
        ))}
      </svg>
      {!bare && shortSid(sid)}
    </span>
  );
}
