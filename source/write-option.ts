import type { ArrayExpression, Expression, ObjectExpression } from 'acorn';
import MagicString from 'magic-string';
import { insertItem, removeItem } from './items.js';
import { literalOf } from './literal.js';
import { findProperty, itemsOf } from './object-literal.js';
import type { OptionValue } from './options.js';
import type { SessionCall } from './session-call.js';
import { propertyText, quoteOf, valueText } from './value-text.js';

/** The source with an option written into a call, or taken out where there is no value; the code must not compute it. */
export function writeOption(source: string, call: SessionCall, path: string[], value: OptionValue | undefined): string {
  const text = new MagicString(source);
  if (typeof call.options === 'string') {
    text.appendLeft(call.end, `{ ${propertyText(path, value, "'")} }`);
    return text.toString();
  }
  const { object, rest } = innermost(call.options, path);
  const quote = quoteOf(call.options);
  const found = findProperty(object, rest[0] ?? '');
  if (found.kind !== 'property')
    insertItem(text, source, itemsOf(object), propertyText(rest, value, quote), call.comments);
  else if (value === undefined) leaveOut(text, source, call, path);
  else if (found.property.value.type === 'ArrayExpression' && isList(value))
    setItems(text, source, call, found.property.value, value);
  else {
    const { start, end } = found.property.value;
    const own = source[start];
    // `cookie: undefined` becomes a literal with the option in it
    text.overwrite(start, end, valueText(rest.slice(1), value, own === '"' || own === "'" ? own : quote));
  }
  return text.toString();
}
/** Takes an option out; a cookie goes with the last of its options, where nothing else is in it. */
function leaveOut(text: MagicString, source: string, { options, comments }: SessionCall, path: string[]) {
  if (typeof options === 'string') return;
  const { object, rest } = innermost(options, path);
  const found = findProperty(object, rest[0] ?? '');
  const cookie = options.properties.find((node) => node.type === 'Property' && node.value === object);
  const others = options.properties.filter((node) => node !== cookie);
  const isEmpty =
    object.properties.length === 1 && !comments.some(({ start }) => object.start < start && start < object.end);
  if (cookie && isEmpty && findProperty({ properties: others }, path[0] ?? '').kind === 'absent')
    removeItem(text, source, itemsOf(options), cookie, comments);
  else if (found.kind === 'property') removeItem(text, source, itemsOf(object), found.property, comments);
}

/** Changes what differs in a list of strings, item by item. */
function setItems(
  text: MagicString,
  source: string,
  { comments }: SessionCall,
  { start, end, elements }: ArrayExpression,
  after: readonly string[],
) {
  const items = elements.flatMap((node) => (node ? [node as Expression] : []));
  const list = { start, end, items };
  const other = items.findIndex((node, i) => literalOf(node) !== after[i]);
  const gone = other < 0 ? [] : items.slice(other, other + Math.max(0, items.length - after.length));
  const left = items.filter((item) => !gone.includes(item));
  const quote = source[items[0]?.start ?? start] === '"' ? '"' : "'";
  for (const item of gone) removeItem(text, source, list, item, comments);
  for (const [i, { start, end }] of left.entries()) {
    const value = after[i];
    if (value !== undefined && literalOf(left[i] as Expression) !== value)
      text.overwrite(start, end, valueText([], value, quote));
  }
  const more = after.slice(left.length).map((value) => valueText([], value, quote));
  if (more.length > 0) insertItem(text, source, list, more.join(', '), comments);
}

const isList = (value: OptionValue | undefined): value is readonly string[] => Array.isArray(value);

/** The object literal that holds the end of a path, as far as it is there, and the part of the path left. */
function innermost(object: ObjectExpression, path: string[]): { object: ObjectExpression; rest: string[] } {
  const [key, ...rest] = path;
  const found = rest.length > 0 ? findProperty(object, key ?? '') : null;
  if (found?.kind === 'property' && found.property.value.type === 'ObjectExpression')
    return innermost(found.property.value, rest);
  return { object, rest: path };
}
