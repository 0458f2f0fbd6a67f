import type { Comment } from 'acorn';
import type MagicString from 'magic-string';

/** Where something stands in the source. */
export type Range = { start: number; end: number };
/** What stands between two braces or brackets, comma after comma. */
export type Items = Range & { items: readonly Range[] };

/** Adds an item after the last, as its neighbours are written: on a line of its own, or beside them. */
export function insertItem(text: MagicString, source: string, list: Items, item: string, comments: readonly Comment[]) {
  const last = list.items.at(-1);
  if (!last) {
    const inside = source.slice(list.start + 1, list.end - 1);
    const ownLine = inside.includes('\n');
    const indent = `${indentAt(source, list.start)}  `;
    const after = inside === '' ? ' ' : '';
    text.appendLeft(list.start + 1, ownLine ? `${newline(source)}${indent}${item}` : ` ${item}${after}`);
    return;
  }
  const comma = commaAfter(source, last.end, comments);
  const ownLine = /^[ \t]*$/.test(source.slice(lineStart(source, last.start), last.start));
  if (comma === null) text.appendLeft(last.end, ',');
  const after = comma === null ? last.end : comma + 1;
  if (!ownLine) {
    text.appendLeft(after, ` ${item}`);
    return;
  }
  const keepsComma = comma === null ? '' : ',';
  text.appendLeft(
    endOfLine(source, after, comments),
    `${newline(source)}${indentAt(source, last.start)}${item}${keepsComma}`,
  );
}

/** Takes an item out, with its comma and, where nothing else stands there, its line. Comments stay. */
export function removeItem(text: MagicString, source: string, list: Items, item: Range, comments: readonly Comment[]) {
  const comma = commaAfter(source, item.end, comments);
  const end = comma !== null && source.slice(item.end, comma).trim() === '' ? comma + 1 : item.end;
  const start = lineStart(source, item.start);
  const lineEnd = end + (/^[ \t]*\r?\n/.exec(source.slice(end))?.[0].length ?? 0);
  const ownLine = source.slice(start, item.start).trim() === '' && lineEnd > end;
  const before = list.items[list.items.indexOf(item) - 1];
  if (comma === null && before) {
    const separator = commaAfter(source, before.end, comments);
    if (separator !== null) text.remove(separator, separator + 1);
  } else if (comma !== null && end === item.end) text.remove(comma, comma + 1);
  if (ownLine) text.remove(start, lineEnd);
  else {
    const spaceAfter = comma !== null ? (/^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0) : 0;
    const spaceBefore = comma === null && before ? (/[ \t]*$/.exec(source.slice(0, item.start))?.[0].length ?? 0) : 0;
    text.remove(item.start - spaceBefore, end + spaceAfter);
  }
}

const newline = (source: string) => (source.includes('\r\n') ? '\r\n' : '\n');

const lineStart = (source: string, at: number) => source.lastIndexOf('\n', at - 1) + 1;

const indentAt = (source: string, at: number) => /^[ \t]*/.exec(source.slice(lineStart(source, at)))?.[0] ?? '';

/** Where the comma after an item stands, past comments; null when there is none. */
function commaAfter(source: string, from: number, comments: readonly Comment[]): number | null {
  let at = from;
  for (;;) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end;
    else if (/\s/.test(source[at] ?? '')) at++;
    else return source[at] === ',' ? at : null;
  }
}

/** Past the comments that follow on the same line, if nothing else does; otherwise where it began. */
function endOfLine(source: string, from: number, comments: readonly Comment[]): number {
  let at = from;
  for (;;) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end;
    else if (source[at] === ' ' || source[at] === '\t') at++;
    else return source[at] === '\n' || source[at] === '\r' ? at : from;
  }
}
