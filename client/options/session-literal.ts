import type { Expression, ObjectExpression, Property, SpreadElement } from 'acorn';
import MagicString from 'magic-string';
import { insertProperty, removeProperty } from './object-literal.js';
import { findSessionCall } from './session-call.js';

export type Literal = boolean | number | string | null;

/** express-session's defaults, as its README gives them. */
export const defaults = {
  resave: true,
  saveUninitialized: true,
  'cookie.secure': false,
  'cookie.maxAge': null,
} as const satisfies Record<string, Literal>;
export type OptionName = keyof typeof defaults;

/** How the source gives an option. */
export type Reading =
  | { kind: 'given'; value: Literal }
  | { kind: 'absent'; default: Literal }
  | { kind: 'computed'; source: string };

/** How the app's `session({...})` gives each option; null when there is no such call, or the source does not parse. */
export function readOptions(source: string): Record<OptionName, Reading> | null {
  const call = findSessionCall(source);
  if (!call) return null;
  const { options } = call;
  const read = (name: OptionName): Reading => {
    if (options === 'computed') return { kind: 'computed', source: 'session(…)' };
    if (options === 'absent') return { kind: 'absent', default: defaults[name] };
    return readIn(options, name.split('.'), defaults[name], source);
  };
  return {
    resave: read('resave'),
    saveUninitialized: read('saveUninitialized'),
    'cookie.secure': read('cookie.secure'),
    'cookie.maxAge': read('cookie.maxAge'),
  };
}

/**
 * The source with one option set in place, or left out when `value` is undefined; everything else stays as it is
 * written. An option that is computed, and a source without a `session` call, come back unchanged.
 */
export function setOption(source: string, name: OptionName, value: Literal | undefined): string {
  const reading = readOptions(source)?.[name];
  const call = findSessionCall(source);
  if (!call || !reading || reading.kind === 'computed' || call.options === 'computed') return source;
  if (value === undefined && reading.kind === 'absent') return source;
  const text = new MagicString(source);
  const path = name.split('.');
  if (call.options === 'absent') {
    text.appendLeft(call.end, `{ ${written(path, value)} }`);
    return text.toString();
  }
  const [object, rest] = innermost(call.options, path);
  const found = find(object, rest[0] ?? '');
  if (found.kind === 'property') {
    if (value === undefined) removeProperty(text, source, object, found.property, call.comments);
    else text.overwrite(found.property.value.start, found.property.value.end, JSON.stringify(value));
  } else insertProperty(text, source, object, written(rest, value), call.comments);
  return text.toString();
}

/** `['cookie', 'secure']` becomes `cookie: { secure: true }`. */
function written([key, ...rest]: string[], value: Literal | undefined): string {
  return rest.length === 0 ? `${key}: ${JSON.stringify(value)}` : `${key}: { ${written(rest, value)} }`;
}

/** The object literal that holds the end of a path, as far as it is there, and the part of the path left. */
function innermost(object: ObjectExpression, path: string[]): [ObjectExpression, string[]] {
  const [key, ...rest] = path;
  const found = rest.length > 0 ? find(object, key ?? '') : null;
  if (found?.kind === 'property' && found.property.value.type === 'ObjectExpression')
    return innermost(found.property.value, rest);
  return [object, path];
}

function readIn(object: ObjectExpression, [key, ...rest]: string[], fallback: Literal, source: string): Reading {
  const found = find(object, key ?? '');
  if (found.kind === 'absent') return { kind: 'absent', default: fallback };
  if (found.kind === 'unknown') return { kind: 'computed', source: source.slice(found.node.start, found.node.end) };
  const { value } = found.property;
  if (rest.length > 0 && value.type === 'ObjectExpression') return readIn(value, rest, fallback, source);
  const literal = rest.length > 0 ? undefined : literalOf(value);
  if (literal === undefined || found.property.shorthand || found.property.kind !== 'init') {
    return { kind: 'computed', source: source.slice(value.start, value.end) };
  }
  return { kind: 'given', value: literal };
}

type Found =
  | { kind: 'property'; property: Property }
  | { kind: 'absent' }
  | { kind: 'unknown'; node: Property | SpreadElement };

/** The last property of that name; `unknown` when something after it, or in its place, may set it as well. */
function find(object: ObjectExpression, key: string): Found {
  for (const node of object.properties.toReversed()) {
    if (node.type === 'SpreadElement' || node.computed) return { kind: 'unknown', node };
    const name =
      node.key.type === 'Identifier' ? node.key.name : node.key.type === 'Literal' ? String(node.key.value) : null;
    if (name === key) return { kind: 'property', property: node };
  }
  return { kind: 'absent' };
}

/** What an expression of nothing but literals comes to (`60 * 1000`); undefined for any other. */
function literalOf(node: Expression): Literal | undefined {
  switch (node.type) {
    case 'Literal':
      // a regular expression or a bigint is no value of an option
      return typeof node.value === 'object' && node.value !== null ? undefined : plain(node.value);
    case 'ParenthesizedExpression':
      return literalOf(node.expression);
    case 'UnaryExpression': {
      const value = literalOf(node.argument);
      if (node.operator === '-' && typeof value === 'number') return -value;
      return node.operator === '!' && value !== undefined ? !value : undefined;
    }
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier'
        ? undefined
        : calculated(node.operator, literalOf(node.left), literalOf(node.right));
    default:
      return undefined;
  }
}

const plain = (value: Literal | bigint | undefined) => (typeof value === 'bigint' ? undefined : value);

function calculated(operator: string, left: Literal | undefined, right: Literal | undefined): number | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const results: Record<string, number> = {
    '*': left * right,
    '+': left + right,
    '-': left - right,
    '/': left / right,
  };
  return results[operator];
}
