import type { ObjectExpression } from 'acorn';
import type { Range } from './items.js';
import { isUndefined, optionValueOf } from './literal.js';
import { findProperty } from './object-literal.js';
import { defaults, type Literal, type OptionName, type OptionValue, optionNames } from './options.js';
import { findSessionCalls, lineOf, type SessionCall } from './session-call.js';

/** How the source gives an option; `line`, from 1: where it computes it. */
export type Reading =
  | { kind: 'given'; value: OptionValue }
  | { kind: 'absent'; default: Literal | undefined }
  | { kind: 'computed'; source: string; line: number };

/** `store` is an object that only the code can make: it is read here, and set nowhere but there. */
export type Readings = Record<OptionName | 'store', Reading>;

/**
 * How the app's `session({...})` gives each option; of several calls the first.
 * @returns null when there is no such call, or the source does not parse
 */
export function readOptions(source: string): Readings | null {
  const [call] = findSessionCalls(source) ?? [];
  return call ? readCall(source, call) : null;
}

/** How one of the source's calls gives each option. */
export function readCall(source: string, call: SessionCall): Readings {
  const names = [...optionNames, 'store'] as const;
  return Object.fromEntries(names.map((name) => [name, readOption(source, call, name)])) as Readings;
}

export function readOption(source: string, call: SessionCall, name: OptionName | 'store'): Reading {
  const [first] = call.arguments;
  if (call.options === 'computed' && first) return computed(source, first);
  const reading = typeof call.options === 'string' ? null : readIn(call.options, name.split('.'), { name, source });
  return reading ?? { kind: 'absent', default: name === 'store' ? undefined : defaults[name] };
}

type Asked = { name: OptionName | 'store'; source: string };

/** @returns null where it is left out */
function readIn(object: ObjectExpression, [key = '', ...rest]: string[], asked: Asked): Reading | null {
  const { name, source } = asked;
  const found = findProperty(object, key);
  // express-session takes `key` for `name`, where that is left out
  if (found.kind === 'absent') return name === 'name' && key === 'name' ? readIn(object, ['key'], asked) : null;
  if (found.kind === 'unknown') return computed(source, found.node);
  const { shorthand, kind, method, value } = found.property;
  if (shorthand || method || kind !== 'init' || key === 'key') return computed(source, found.property);
  // the cookie takes what it is given, and is without Path or HttpOnly where that is undefined
  const counts = rest.length === 0 && (name === 'cookie.path' || name === 'cookie.httpOnly');
  if (isUndefined(value) && !counts) return null;
  if (rest.length > 0 && value.type === 'ObjectExpression') return readIn(value, rest, asked);
  const literal = rest.length > 0 || name === 'store' ? undefined : optionValueOf(value, name, source);
  return literal === undefined ? computed(source, value) : { kind: 'given', value: literal };
}

const computed = (source: string, { start, end }: Range): Reading => ({
  kind: 'computed',
  source: source.slice(start, end),
  line: lineOf(source, start),
});
