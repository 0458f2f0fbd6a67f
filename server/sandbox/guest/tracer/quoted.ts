/** Strings that were quoted lately, and their JSON text. */
const known = new Map<string, string>();
/** What a few browsers' cookies and session ids come to. */
const mostKnown = 100;

/**
 * A string as JSON text. A browser's requests tell of one session id and one Cookie header again and again, and QuickJS
 * takes 2 µs for the shortest of them: they are remembered.
 */
export function quoted(text: string): string {
  let quote = known.get(text);
  if (quote === undefined) {
    quote = JSON.stringify(text);
    if (known.size >= mostKnown) known.clear();
    known.set(text, quote);
  }
  return quote;
}
