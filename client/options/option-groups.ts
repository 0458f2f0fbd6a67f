import type { OptionName, OptionValue } from '../../source/options.js';
import type { Actor } from '../design/actor.js';

/** How an option is set: `choice` by its values, `genid` and `store` in the code. */
export type Control =
  | { kind: 'switch' | 'text' | 'secret' | 'maxAge' | 'expires' | 'genid' | 'store' }
  | { kind: 'choice'; values: readonly OptionValue[] };

export type Row = { name: OptionName | 'store'; actor: Actor; control: Control };

/** `more`: what few need is shown when it is asked for. */
export type OptionGroup = { name: 'saving' | 'cookie' | 'session'; first: readonly Row[]; more: readonly Row[] };

const toggle: Control = { kind: 'switch' };
const text: Control = { kind: 'text' };
const choice = (...values: OptionValue[]): Control => ({ kind: 'choice', values });

/** Every option of express-session 1.19.0, those that most questions are about first. */
export const groups: readonly OptionGroup[] = [
  {
    name: 'saving',
    first: [
      { name: 'resave', actor: 'store', control: toggle },
      { name: 'saveUninitialized', actor: 'store', control: toggle },
    ],
    more: [
      { name: 'rolling', actor: 'middleware', control: toggle },
      { name: 'unset', actor: 'store', control: choice('keep', 'destroy') },
      { name: 'store', actor: 'store', control: { kind: 'store' } },
    ],
  },
  {
    name: 'cookie',
    first: [
      { name: 'cookie.secure', actor: 'browser', control: choice(true, false, 'auto') },
      { name: 'cookie.maxAge', actor: 'browser', control: { kind: 'maxAge' } },
    ],
    more: [
      { name: 'cookie.httpOnly', actor: 'browser', control: toggle },
      { name: 'cookie.sameSite', actor: 'browser', control: choice(true, false, 'lax', 'strict', 'none', 'auto') },
      { name: 'cookie.path', actor: 'browser', control: text },
      { name: 'cookie.domain', actor: 'browser', control: text },
      { name: 'cookie.expires', actor: 'browser', control: { kind: 'expires' } },
      { name: 'cookie.partitioned', actor: 'browser', control: toggle },
      { name: 'cookie.priority', actor: 'browser', control: choice('low', 'medium', 'high') },
    ],
  },
  {
    name: 'session',
    first: [],
    more: [
      { name: 'name', actor: 'browser', control: text },
      { name: 'secret', actor: 'middleware', control: { kind: 'secret' } },
      { name: 'genid', actor: 'middleware', control: { kind: 'genid' } },
      { name: 'proxy', actor: 'middleware', control: choice(true, false) },
    ],
  },
];
