export type Place = { line: number; column: number };

/**
 * Where a call of a method stands: the method's name. QuickJS says so itself when nothing is between the parentheses;
 * otherwise it names a place in the last argument, and the call is the one whose parenthesis is still open there.
 * @param methods the names it can have
 * @returns `at` where no such call is found around it
 */
export function callPlace(source: string, at: Place, methods: readonly string[]): Place {
  const lines = source.split('\n', at.line);
  const text = lines.slice(0, -1).reduce((sum, line) => sum + line.length + 1, 0) + at.column - 1;
  if (methods.some((method) => source.startsWith(method, text))) return at;
  let closed = 0;
  for (let i = text - 1; i >= 0; i--) {
    const character = source[i] as string;
    if (')]}'.includes(character)) closed++;
    else if ('([{'.includes(character) && --closed < 0) {
      closed = 0;
      const name = character === '(' ? nameBefore(source, i, methods) : null;
      if (name !== null) return placeOf(source, name);
    }
  }
  return at;
}

/** Where the name begins that the parenthesis at `i` calls, if it is one of these. */
function nameBefore(source: string, i: number, methods: readonly string[]): number | null {
  const found = /([\w$]+)\s*(?:\?\.)?\s*$/.exec(source.slice(Math.max(0, i - 60), i));
  if (!found || !methods.includes(found[1] as string)) return null;
  return i - found[0].length;
}

function placeOf(source: string, index: number): Place {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}
