/** A value that can be written out in the code. */
export type Literal = boolean | number | string | null;

/** Every option of `session()` that can be a literal, with its default as express-session's README gives it. */
export const defaults = {
  name: 'connect.sid',
  secret: undefined,
  resave: true,
  saveUninitialized: true,
  rolling: false,
  unset: 'keep',
  proxy: undefined,
  'cookie.domain': undefined,
  'cookie.expires': null,
  'cookie.httpOnly': true,
  'cookie.maxAge': null,
  'cookie.partitioned': false,
  'cookie.path': '/',
  'cookie.priority': undefined,
  'cookie.sameSite': false,
  'cookie.secure': false,
} as const satisfies Record<string, Literal | undefined>;

export type OptionName = keyof typeof defaults;

export const optionNames = Object.keys(defaults) as OptionName[];

export const isOptionName = (name: string): name is OptionName => Object.hasOwn(defaults, name);
