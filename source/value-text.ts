import type { ObjectExpression } from 'acorn';
import type { OptionValue } from './options.js';

export type Quote = "'" | '"';

/** An option as it is written: `resave: true`, `cookie: { secure: false }`. */
export const propertyText = ([key, ...rest]: string[], value: OptionValue | undefined, quote: Quote): string =>
  `${key}: ${valueText(rest, value, quote)}`;

/** What stands after the colon; of a path that goes on an object. */
export const valueText = (path: string[], value: OptionValue | undefined, quote: Quote): string =>
  path.length === 0 ? literalText(value, quote) : `{ ${propertyText(path, value, quote)} }`;

function literalText(value: OptionValue | undefined, quote: Quote): string {
  if (typeof value === 'string') return stringText(value, quote);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if ('code' in value) return value.code;
  return `[${value.map((one) => stringText(one, quote)).join(', ')}]`;
}

function stringText(value: string, quote: Quote): string {
  const inDouble = JSON.stringify(value);
  return quote === '"' ? inDouble : `'${inDouble.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The quotes its strings have; single ones where it has none, as in express-session's README. */
export function quoteOf(object: ObjectExpression): Quote {
  for (const node of object.properties) {
    if (node.type === 'SpreadElement') continue;
    if (node.value.type === 'Literal' && typeof node.value.value === 'string')
      return node.value.raw?.startsWith('"') ? '"' : "'";
  }
  return "'";
}
