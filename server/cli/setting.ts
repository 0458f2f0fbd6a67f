import { isOptionName, type OptionValue, optionNames } from '../../source/options.js';
import type { OptionSetting } from '../../source/set-option.js';
import { UsageError } from './files.js';

/**
 * What `--what-if` is given: `resave=false`, `cookie.sameSite=none`, `rolling=` to leave an option out.
 * @throws UsageError in one line
 */
export function readSetting(text: string): OptionSetting {
  const at = text.indexOf('=');
  if (at < 0) throw new UsageError('--what-if: write an option, = and its value, such as resave=false.');
  const option = text.slice(0, at);
  if (!isOptionName(option)) {
    throw new UsageError(`--what-if: there is no option of that name: there are ${optionNames.join(', ')}.`);
  }
  const value = text.slice(at + 1);
  return value === '' ? { option } : { option, value: literal(value) };
}

/** As JSON has it (a list of secrets too); anything else is a string, so that a shell needs no quotes inside quotes. */
function literal(text: string): OptionValue {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    return typeof value === 'object' && value !== null ? text : (value as OptionValue);
  } catch {
    return text;
  }
}
