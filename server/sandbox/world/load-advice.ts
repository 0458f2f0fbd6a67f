import type { AppError } from '../vm/app-error.js';

/** What to write instead, for errors at load that many guides lead to and whose own words do not say it. */
export function loadAdvice(app: string, error: AppError): { library: string; message: string } | null {
  if (error.name === 'TypeError' && /\brequire\(\s*['"]connect-redis['"]\s*\)\s*\(/.test(app)) {
    return {
      library: 'connect-redis',
      message:
        "require('connect-redis')(session) is how connect-redis was called before version 7. Version 9, which is here, " +
        "exports a class: const { RedisStore } = require('connect-redis'), then new RedisStore({ client: redisClient }), with " +
        clientLines('redisClient'),
    };
  }
  const [, missing] = /^(\w+) is not defined/.exec(error.message) ?? [];
  if (missing !== undefined && (missing === 'client' || missing === 'redisClient') && /\bRedisStore\b/.test(app)) {
    return {
      library: 'connect-redis',
      message: `${missing} is used but never made. Add these lines before it: ${clientLines(missing)}`,
    };
  }
  return null;
}

const clientLines = (name: string) =>
  `const ${name} = require('redis').createClient(); ${name}.connect().catch(console.error);`;
