/** A command line as typed so far, with the lines before it. */
export type Line = { text: string; cursor: number; history: readonly string[]; at: number };

export const emptyLine: Line = { text: '', cursor: 0, history: [], at: 0 };

export type Key = { line: Line; submitted?: string; cancelled?: true; cleared?: true };

/** The line after one piece of terminal input: a key, or a pasted text. */
export function press(line: Line, input: string): Key {
  const { text, cursor, history } = line;
  const moved = (to: number): Key => ({ line: { ...line, cursor: Math.max(0, Math.min(to, text.length)) } });
  const replaced = (from: number, to: number, by: string): Key => ({
    line: { ...line, text: text.slice(0, from) + by + text.slice(to), cursor: from + by.length },
  });
  const recalled = (at: number): Key => {
    const to = Math.max(0, Math.min(at, history.length));
    const found = history[to] ?? '';
    return { line: { ...line, text: found, cursor: found.length, at: to } };
  };
  switch (input) {
    case '\r':
      return submit(line);
    case '\x7f':
    case '\b':
      return cursor > 0 ? replaced(cursor - 1, cursor, '') : { line };
    case '\x1b[3~':
      return { line: { ...line, text: text.slice(0, cursor) + text.slice(cursor + 1) } };
    case '\x1b[D':
      return moved(cursor - 1);
    case '\x1b[C':
      return moved(cursor + 1);
    case '\x1b[H':
    case '\x01':
      return moved(0);
    case '\x1b[F':
    case '\x05':
      return moved(text.length);
    case '\x1b[A':
      return recalled(line.at - 1);
    case '\x1b[B':
      return recalled(line.at + 1);
    case '\x15':
      return replaced(0, cursor, '');
    case '\x0b':
      return { line: { ...line, text: text.slice(0, cursor) } };
    case '\x17':
      return replaced(text.slice(0, cursor).search(/\S*\s*$/), cursor, '');
    case '\x03':
      return { line: { ...emptyLine, history, at: history.length }, cancelled: true };
    case '\x0c':
      return { line, cleared: true };
    default:
      // a pasted text may have several lines: it becomes one, to be looked at before it runs
      return input.startsWith('\x1b') ? { line } : replaced(cursor, cursor, printable(input));
  }
}

function submit({ text, history }: Line): Key {
  const kept = text.trim() === '' || history.at(-1) === text ? history : [...history, text];
  return { line: { ...emptyLine, history: kept, at: kept.length }, submitted: text };
}

const printable = (input: string) =>
  [...input.replace(/\r?\n|\r/g, ' ')].filter((char) => char >= ' ' && char !== '\x7f').join('');
