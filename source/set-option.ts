import type { ObjectExpression } from 'acorn';
import MagicString from 'magic-string';
import { findProperty, insertProperty, removeProperty } from './object-literal.js';
import { isOptionName, type Literal, optionNames } from './options.js';
import { readOption } from './read-options.js';
import { findSessionCalls, type SessionCall } from './session-call.js';

/** An option set to a literal, or left out when there is no `value`. */
export type OptionSetting = {
  /** `resave`, `cookie.secure`. */
  option: string;
  value?: Literal | undefined;
  /** Of several `session()` calls the one that begins in this line, from 1; the first when left out. */
  line?: number | undefined;
};

/** The edited source, or in one sentence why the option cannot be set there. */
export type Edited = { source: string } | { problem: string };

/** The source with one option set in its `session({...})`, in place; everything else stays as it is written. */
export function setOption(source: string, { option, value, line }: OptionSetting): Edited {
  if (!isOptionName(option))
    return { problem: `There is no option ${option} that can be set: there are ${optionNames.join(', ')}.` };
  const call = chooseCall(source, line);
  if ('problem' in call) return call;
  const reading = readOption(source, call, option);
  if (reading.kind === 'computed') {
    const what = call.options === 'computed' ? `the options of session(…)` : `${option} (${shortened(reading.source)})`;
    return { problem: `The code computes ${what}, so it cannot be set there: change it in the code.` };
  }
  if (value === undefined && reading.kind === 'absent') return { source };
  const edited = written(source, call, option.split('.'), value);
  // given twice, the one before comes to count when the last is taken out
  return value === undefined ? setOption(edited, { option, line }) : { source: edited };
}

/** How an option is written in the code: `saveUninitialized: true`, `cookie: { secure: false }`. */
export const optionText = ({ option, value }: OptionSetting): string => propertyText(option.split('.'), value);

function chooseCall(source: string, line: number | undefined): SessionCall | { problem: string } {
  const calls = findSessionCalls(source);
  if (!calls) return { problem: 'The code does not parse, so no option of it can be set.' };
  const [first] = calls;
  if (!first) return { problem: 'No call of session(…) from express-session is to be found in the code.' };
  if (calls.length === 1 || line === undefined) return first;
  const [there, another] = calls.filter((call) => call.line === line);
  if (there && !another) return there;
  return { problem: `The code calls session(…) ${calls.length} times, and which one is meant cannot be told.` };
}

function written(source: string, call: SessionCall, path: string[], value: Literal | undefined): string {
  const text = new MagicString(source);
  if (typeof call.options === 'string') {
    text.appendLeft(call.end, `{ ${propertyText(path, value)} }`);
    return text.toString();
  }
  const { object, rest } = innermost(call.options, path);
  const found = findProperty(object, rest[0] ?? '');
  if (found.kind !== 'property') insertProperty(text, source, object, propertyText(rest, value), call.comments);
  else if (value === undefined) removeProperty(text, source, object, found.property, call.comments);
  // `cookie: undefined` becomes a literal with the option in it
  else text.overwrite(found.property.value.start, found.property.value.end, valueText(rest.slice(1), value));
  return text.toString();
}

const propertyText = ([key, ...rest]: string[], value: Literal | undefined): string =>
  `${key}: ${valueText(rest, value)}`;

const valueText = (path: string[], value: Literal | undefined): string =>
  path.length === 0 ? literalText(value) : `{ ${propertyText(path, value)} }`;

/** Strings in single quotes, as express-session's README writes them. */
function literalText(value: Literal | undefined): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'undefined';
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The object literal that holds the end of a path, as far as it is there, and the part of the path left. */
function innermost(object: ObjectExpression, path: string[]): { object: ObjectExpression; rest: string[] } {
  const [key, ...rest] = path;
  const found = rest.length > 0 ? findProperty(object, key ?? '') : null;
  if (found?.kind === 'property' && found.property.value.type === 'ObjectExpression')
    return innermost(found.property.value, rest);
  return { object, rest: path };
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
