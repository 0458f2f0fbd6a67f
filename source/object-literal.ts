import type { Comment, ObjectExpression, Property, SpreadElement } from 'acorn';
import type MagicString from 'magic-string';

type Found =
  | { kind: 'property'; property: Property }
  | { kind: 'absent' }
  | { kind: 'unknown'; node: Property | SpreadElement };

/** The last property of that name; `unknown` when something after it, or in its place, may set it as well. */
export function findProperty(object: ObjectExpression, key: string): Found {
  for (const node of object.properties.toReversed()) {
    if (node.type === 'SpreadElement' || node.computed) return { kind: 'unknown', node };
    const name =
      node.key.type === 'Identifier' ? node.key.name : node.key.type === 'Literal' ? String(node.key.value) : null;
    if (name === key) return { kind: 'property', property: node };
  }
  return { kind: 'absent' };
}

/** Adds a property at the end of an object literal, as its neighbours are written: on a line of its own, or beside them. */
export function insertProperty(
  text: MagicString,
  source: string,
  object: ObjectExpression,
  property: string,
  comments: Comment[],
) {
  const last = object.properties.at(-1);
  if (!last) {
    const inside = source.slice(object.start + 1, object.end - 1);
    const ownLine = inside.includes('\n');
    const indent = `${indentAt(source, object.start)}  `;
    const after = inside === '' ? ' ' : '';
    text.appendLeft(object.start + 1, ownLine ? `${newline(source)}${indent}${property}` : ` ${property}${after}`);
    return;
  }
  const comma = commaAfter(source, last.end, comments);
  const ownLine = /^[ \t]*$/.test(source.slice(lineStart(source, last.start), last.start));
  if (comma === null) text.appendLeft(last.end, ',');
  const after = comma === null ? last.end : comma + 1;
  if (!ownLine) {
    text.appendLeft(after, ` ${property}`);
    return;
  }
  const keepsComma = comma === null ? '' : ',';
  text.appendLeft(
    endOfLine(source, after, comments),
    `${newline(source)}${indentAt(source, last.start)}${property}${keepsComma}`,
  );
}

/** Takes a property out, with its comma and, where nothing else stands there, its line. Comments stay. */
export function removeProperty(
  text: MagicString,
  source: string,
  object: ObjectExpression,
  property: Property,
  comments: Comment[],
) {
  const comma = commaAfter(source, property.end, comments);
  const end = comma !== null && source.slice(property.end, comma).trim() === '' ? comma + 1 : property.end;
  const start = lineStart(source, property.start);
  const lineEnd = end + (/^[ \t]*\r?\n/.exec(source.slice(end))?.[0].length ?? 0);
  const ownLine = source.slice(start, property.start).trim() === '' && lineEnd > end;
  const before = object.properties[object.properties.indexOf(property) - 1];
  if (comma === null && before) {
    const separator = commaAfter(source, before.end, comments);
    if (separator !== null) text.remove(separator, separator + 1);
  } else if (comma !== null && end === property.end) text.remove(comma, comma + 1);
  if (ownLine) text.remove(start, lineEnd);
  else {
    const spaceAfter = comma !== null ? (/^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0) : 0;
    const spaceBefore =
      comma === null && before ? (/[ \t]*$/.exec(source.slice(0, property.start))?.[0].length ?? 0) : 0;
    text.remove(property.start - spaceBefore, end + spaceAfter);
  }
}

const newline = (source: string) => (source.includes('\r\n') ? '\r\n' : '\n');

const lineStart = (source: string, at: number) => source.lastIndexOf('\n', at - 1) + 1;

const indentAt = (source: string, at: number) => /^[ \t]*/.exec(source.slice(lineStart(source, at)))?.[0] ?? '';

/** Where the comma after a property stands, past comments; null when there is none. */
function commaAfter(source: string, from: number, comments: Comment[]): number | null {
  let at = from;
  for (;;) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end;
    else if (/\s/.test(source[at] ?? '')) at++;
    else return source[at] === ',' ? at : null;
  }
}

/** Past the comments that follow on the same line, if nothing else does; otherwise where it began. */
function endOfLine(source: string, from: number, comments: Comment[]): number {
  let at = from;
  for (;;) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end;
    else if (source[at] === ' ' || source[at] === '\t') at++;
    else return source[at] === '\n' || source[at] === '\r' ? at : from;
  }
}
