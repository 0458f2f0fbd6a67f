/**
 * What an app can `require` or `import`, as its author has to know it. The sandbox has its own list beside the modules
 * themselves (server/sandbox/guest/modules.ts), which imports nothing from outside; a test holds the two together.
 */

/** Packages, as npm ships them. */
export const packages = [
  'bcryptjs',
  'connect-flash',
  'connect-redis',
  'cookie-parser',
  'cookie-session',
  'cors',
  'ejs',
  'express',
  'express-session',
  'helmet',
  'morgan',
  'passport',
  'passport-local',
  'redis',
] as const;

/** Node's own, also under `node:`. */
export const builtins = [
  'assert',
  'buffer',
  'crypto',
  'events',
  'http',
  'https',
  'path',
  'process',
  'querystring',
  'stream',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
] as const;
