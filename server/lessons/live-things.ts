/** What prose can embed: `{option resave}`, `{event cookie.skip}`, `{cookie connect.sid}`, `{run visit}`. */
const kinds = ['option', 'event', 'cookie', 'run'] as const;
export type LiveThing = { kind: (typeof kinds)[number]; of: string; written: string };

const pattern = new RegExp(`\\{(${kinds.join('|')}) ([\\w.-]+)\\}`, 'g');

/** Those of a text, in their order. */
export const liveThings = (text: string): LiveThing[] =>
  [...text.matchAll(pattern)].map(([written, kind, of]) => ({
    kind: kind as LiveThing['kind'],
    of: of ?? '',
    written,
  }));

/** A text cut where they are. */
export function cutAtLiveThings(text: string): (string | LiveThing)[] {
  const things = liveThings(text);
  const between = text.split(pattern).filter((_, i) => i % 3 === 0);
  return between.flatMap((piece, i) => [piece, ...things.slice(i, i + 1)]).filter((piece) => piece !== '');
}
