import { shortSid } from '../../trace/sentence.js';

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

const columns = 5;

/** Which of 5 × 5 places are punched, the right half as the left: by an FNV-1a hash of the id, a bit for each place. */
function holes(sid: string): [x: number, y: number][] {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sid.length; i++) hash = Math.imul(hash ^ sid.charCodeAt(i), 0x01000193) >>> 0;
  hash ^= hash >>> 15;
  const punched: [number, number][] = [];
  for (let y = 0; y < columns; y++) {
    for (let x = 0; x < 3; x++) {
      if ((hash >>> (y * 3 + x)) % 2 === 0) continue;
      punched.push([x, y]);
      if (x < 2) punched.push([columns - 1 - x, y]);
    }
  }
  return punched;
}

/** The session id inside a signed cookie (`s:<sid>.<signature>`, percent-encoded); null when it is none. */
export function sidInside(value: string): string | null {
  try {
    const text = decodeURIComponent(value);
    return text.startsWith('s:') && text.includes('.') ? text.slice(2, text.lastIndexOf('.')) : null;
  } catch {
    // not percent-encoded as a cookie of express-session is
    return null;
  }
}
