import { type OptionName, type OptionValue, optionNames, randomUuid } from '../../source/options.js';

const yesNo = [true, false] as const;

/** Values worth comparing, of the options that have few; the others are typed. */
const few: Partial<Record<OptionName, readonly OptionValue[]>> = {
  resave: yesNo,
  saveUninitialized: yesNo,
  rolling: yesNo,
  proxy: yesNo,
  genid: [randomUuid],
  unset: ['keep', 'destroy'],
  'cookie.httpOnly': yesNo,
  'cookie.maxAge': [null, 10_000, 60_000, 3_600_000, 86_400_000],
  'cookie.partitioned': yesNo,
  'cookie.priority': ['low', 'medium', 'high'],
  'cookie.sameSite': ['lax', 'strict', 'none', true, false],
  'cookie.secure': [true, false, 'auto'],
};

/** Values that an option can be set to in B, the one that it has left out; null for one that is typed. */
export function valuesOf(option: OptionName, now: OptionValue | undefined): readonly OptionValue[] | null {
  return few[option]?.filter((value) => JSON.stringify(value) !== JSON.stringify(now)) ?? null;
}

/** What can be set by one value. An expiry date is a moment of a run that nobody knows before. */
export const comparable: readonly OptionName[] = optionNames.filter((name) => name !== 'cookie.expires');
