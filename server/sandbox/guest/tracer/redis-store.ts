import { context } from '../context.js';
import { host } from '../host.js';

/** A store that keeps sessions in Redis, as connect-redis does: under which keys, and whether it can. */
export function noteRedisStore({ prefix, client }: { prefix?: unknown; client?: unknown }) {
  if (typeof prefix !== 'string') return;
  host.redis.keepsSessionsUnder(prefix);
  if (client !== undefined && client !== null) return;
  const message =
    'RedisStore has no client, and since connect-redis 4 it makes none of a host and port. Give it one: new RedisStore({ client }), with ' +
    "const client = require('redis').createClient(); client.connect().catch(console.error);";
  context.emit({ type: 'warning', library: 'connect-redis', message });
}
