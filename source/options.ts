/** A single value that can be written out in the code. */
export type Literal = boolean | number | string | null;

/**
 * What an option can be set to: a literal, a list of strings (`secret`), or `code`: an expression that no JSON holds (a
 * date for `cookie.expires`, a function for `genid`).
 */
export type OptionValue = Literal | readonly string[] | { readonly code: string };

/**
 * Every option of `session()` that can be set here, with what express-session 1.19.0 takes where it is left out:
 * `session()` in its index.js, `Cookie()` in its session/cookie.js. Undefined: it has no value then.
 */
export const defaults = {
  name: 'connect.sid',
  secret: undefined,
  genid: undefined,
  resave: true,
  saveUninitialized: true,
  rolling: false,
  unset: 'keep',
  proxy: undefined,
  'cookie.domain': undefined,
  'cookie.expires': null,
  'cookie.httpOnly': true,
  'cookie.maxAge': null,
  'cookie.partitioned': undefined,
  'cookie.path': '/',
  'cookie.priority': undefined,
  'cookie.sameSite': undefined,
  'cookie.secure': undefined,
} as const satisfies Record<string, Literal | undefined>;

export type OptionName = keyof typeof defaults;

export const optionNames = Object.keys(defaults) as OptionName[];

export const isOptionName = (name: string): name is OptionName => Object.hasOwn(defaults, name);

/** A `genid` that works as it is written: 122 random bits, as `crypto.randomUUID` of Node makes them. */
export const randomUuid = { code: '() => crypto.randomUUID()' } as const;
