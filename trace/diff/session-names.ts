import type { TraceEvent } from '../event.js';

/**
 * Names each session by the request that made it, wherever its id stands in a text, signed or not: two runs draw ids
 * in another order as soon as one makes a session that the other does not.
 */
export function sessionNames(trace: readonly TraceEvent[]): (text: string) => string {
  const names = new Map<string, string>();
  const made = new Map<string | null, number>();
  for (const event of trace) {
    if (event.type !== 'session.generate' || names.has(event.sid)) continue;
    const count = (made.get(event.requestId) ?? 0) + 1;
    made.set(event.requestId, count);
    const nth = count === 1 ? '' : ` (${count})`;
    names.set(event.sid, `${event.requestId ?? 'nobody'}'s session${nth}`);
  }
  // an app's own ids may be words that stand everywhere: only whole ones are taken for them
  const known = [...names.keys()].filter((sid) => sid !== '').sort((a, b) => b.length - a.length);
  if (known.length === 0) return (text) => text;
  const id = known.map((sid) => `${escaped(sid)}|${escaped(encodeURIComponent(sid))}`).join('|');
  const signature = '(?:\\.[A-Za-z0-9+/%]{43,70})?';
  const pattern = new RegExp(`(?<![A-Za-z0-9_-])(?:s(?::|%3A))?(${id})${signature}(?![A-Za-z0-9_-])`, 'g');
  return (text) => text.replace(pattern, (all, sid: string) => names.get(sid) ?? names.get(decoded(sid)) ?? all);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
