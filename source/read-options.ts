import type { ObjectExpression } from 'acorn';
import { isUndefined, literalOf } from './literal.js';
import { findProperty } from './object-literal.js';
import { defaults, type Literal, type OptionName, optionNames } from './options.js';
import { findSessionCalls, type SessionCall } from './session-call.js';

/** How the source gives an option. */
export type Reading =
  | { kind: 'given'; value: Literal }
  | { kind: 'absent'; default: Literal | undefined }
  | { kind: 'computed'; source: string };

/**
 * How the app's `session({...})` gives each option; of several calls the first.
 * @returns null when there is no such call, or the source does not parse
 */
export function readOptions(source: string): Record<OptionName, Reading> | null {
  const [call] = findSessionCalls(source) ?? [];
  if (!call) return null;
  return Object.fromEntries(optionNames.map((name) => [name, readOption(source, call, name)])) as Record<
    OptionName,
    Reading
  >;
}

export function readOption(source: string, { options }: SessionCall, name: OptionName): Reading {
  if (options === 'computed') return { kind: 'computed', source: 'session(…)' };
  if (options === 'absent') return { kind: 'absent', default: defaults[name] };
  return readIn(options, name.split('.'), defaults[name], source);
}

function readIn(
  object: ObjectExpression,
  [key, ...rest]: string[],
  fallback: Literal | undefined,
  source: string,
): Reading {
  const found = findProperty(object, key ?? '');
  if (found.kind === 'absent') return { kind: 'absent', default: fallback };
  if (found.kind === 'unknown') return { kind: 'computed', source: source.slice(found.node.start, found.node.end) };
  const { shorthand, kind, value } = found.property;
  const plain = !shorthand && kind === 'init';
  if (plain && isUndefined(value)) return { kind: 'absent', default: fallback };
  if (rest.length > 0 && value.type === 'ObjectExpression') return readIn(value, rest, fallback, source);
  const literal = rest.length > 0 || !plain ? undefined : literalOf(value);
  if (literal === undefined) return { kind: 'computed', source: source.slice(value.start, value.end) };
  return { kind: 'given', value: literal };
}
