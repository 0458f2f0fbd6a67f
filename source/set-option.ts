import { isOptionName, type OptionName, type OptionValue, optionNames } from './options.js';
import { readOption } from './read-options.js';
import { findSessionCalls } from './session-call.js';
import { propertyText } from './value-text.js';
import { writeOption } from './write-option.js';

/** An option set to a value, or left out when there is no `value`. */
export type OptionSetting = {
  /** `resave`, `cookie.secure`. */
  option: string;
  value?: OptionValue | undefined;
  /** Of several `session()` calls the one that begins in this line, from 1; the first when left out. */
  line?: number | undefined;
};

/** The edited source, or in one sentence why the option cannot be set there. */
export type Edited = { source: string } | { problem: string };

/** The source with one option set in its `session({...})`, in place; everything else stays as it is written. */
export function setOption(source: string, { option, value, line }: OptionSetting): Edited {
  if (!isOptionName(option))
    return { problem: `There is no option ${option} that can be set: there are ${optionNames.join(', ')}.` };
  const call = callAt(source, line);
  return typeof call === 'object' ? call : setInCall(source, call, option, value);
}

/** The same in one of the calls, counted from 0. */
export function setInCall(source: string, index: number, option: OptionName, value: OptionValue | undefined): Edited {
  const call = findSessionCalls(source)?.[index];
  if (!call) return { problem: noCall };
  const reading = readOption(source, call, option);
  if (reading.kind === 'computed') {
    const what = call.options === 'computed' ? `the options of session(…)` : `${option} (${shortened(reading.source)})`;
    return { problem: `The code computes ${what}, so it cannot be set there: change it in the code.` };
  }
  if (reading.kind === 'absent' ? value === undefined : same(reading.value, value)) return { source };
  const edited = writeOption(source, call, option.split('.'), value);
  // given twice, the one before comes to count when the last is taken out
  if (value === undefined) return setInCall(edited, index, option, undefined);
  return reads(edited, index, option, value) ? { source: edited } : { problem: unwritable(option) };
}

/** How an option is written in the code: `saveUninitialized: true`, `cookie: { secure: false }`. */
export const optionText = ({ option, value }: OptionSetting): string => propertyText(option.split('.'), value, "'");

const noCall = 'No call of session(…) from express-session is to be found in the code.';

const unwritable = (option: string) => `${option} cannot be set to that in the code: change it there by hand.`;

/** Whether that is what the option is, once it is edited. */
function reads(source: string, index: number, option: OptionName, value: OptionValue): boolean {
  const call = findSessionCalls(source)?.[index];
  const reading = call && readOption(source, call, option);
  return reading?.kind === 'given' && same(reading.value, value);
}

const same = (one: OptionValue, other: OptionValue | undefined) =>
  Object.is(one, other) || (typeof one === 'object' && one !== null && JSON.stringify(one) === JSON.stringify(other));

/** Which call begins in that line, counted from 0; the only one, or the first, where no line says. */
export function callAt(source: string, line: number | undefined): number | { problem: string } {
  const calls = findSessionCalls(source);
  if (!calls) return { problem: 'The code does not parse, so no option of it can be set.' };
  if (calls.length === 0) return { problem: noCall };
  if (calls.length === 1 || line === undefined) return 0;
  const there = calls.flatMap((call, index) => (call.line === line ? [index] : []));
  const [index] = there;
  if (index !== undefined && there.length === 1) return index;
  return { problem: `The code calls session(…) ${calls.length} times, and which one is meant cannot be told.` };
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
