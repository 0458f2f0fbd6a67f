import type { AppError } from '../vm/app-error.js';

/** What to write instead, for errors at load that many guides lead to and whose own words do not say it. */
export function loadAdvice(app: string, error: AppError): { library: string; message: string } | null {
  if (error.name === 'TypeError' && /\brequire\(\s*['"]connect-redis['"]\s*\)\s*\(/.test(app)) {
    return {
      library: 'connect-redis',
      message:
        "require('connect-redis')(session) is how connect-redis was called before version 7. Version 9, which is here, " +
        "exports a class: const { RedisStore } = require('connect-redis'), then new RedisStore({ client: redisClient }).",
    };
  }
  if (error.name === 'ReferenceError' && error.message.startsWith('redisClient ')) {
    return {
      library: 'connect-redis',
      message: 'redisClient is used but never made: create a client and connect it before you hand it to RedisStore.',
    };
  }
  return null;
}
