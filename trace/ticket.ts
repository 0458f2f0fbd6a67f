import type { HeldCookie } from './event.js';
import type { StageState } from './fold.js';

const columns = 5;

/** Which of 5 × 5 places of a session's ticket are punched, the right half as the left: by an FNV-1a hash of the id, a bit for each place. */
export function holes(sid: string): [x: number, y: number][] {
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

type World = Pick<StageState, 'options' | 'rows' | 'requests' | 'pending'>;

/**
 * Whether a cookie of express-session names a session that the store does not have: it was destroyed, it expired, or the
 * store was emptied. A session that a request still holds, or is writing, may yet get its row.
 */
export function isDeadTicket({ name, value }: HeldCookie, { options, rows, requests, pending }: World): boolean {
  if (options === null || name !== (options.name ?? 'connect.sid')) return false;
  const sid = sidInside(value);
  if (sid === null || Object.hasOwn(rows, sid)) return false;
  const held = requests.some((request) => request.response === null && request.session && request.sid === sid);
  return !held && !Object.values(pending).some((call) => call.op === 'set' && call.sid === sid);
}
