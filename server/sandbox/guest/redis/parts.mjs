import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const namespace = 'redis-parts';
const file = (name) => ({ path: join(here, name) });

/** What node-redis finds instead when it asks for these; everything else of it is as npm ships it. */
const instead = {
  'node:net': file('net.ts'),
  'node:tls': file('net.ts'),
  'node:perf_hooks': file('perf-hooks.ts'),
  'node:timers/promises': { path: 'timers/promises', external: true },
  '../RESP/encoder': file('encoder.cjs'),
  '../commands': { path: 'commands', namespace },
  '../opentelemetry': file('left-out/opentelemetry.ts'),
  '../command-metadata': file('left-out/command-metadata.ts'),
  './enterprise-maintenance-manager': file('left-out/enterprise-maintenance-manager.ts'),
};

/**
 * The commands whose methods the client has as node-redis made them. It has 400 more, whose code would be read at each
 * start of an app; they go to the server word for word (see other-commands.ts).
 */
const commands = `
  APPEND AUTH CLIENT_GETNAME CLIENT_ID CLIENT_SETNAME CLIENT_SETINFO DBSIZE DECR DECRBY DEL ECHO EXISTS EXPIRE EXPIREAT
  EXPIRETIME FLUSHALL FLUSHDB GET GETDEL GETEX GETSET HDEL HEXISTS HGET HGETALL HINCRBY HKEYS HLEN HMGET HSET HSETNX
  HVALS INCR INCRBY KEYS LLEN LPOP LPOP_COUNT LPUSH LRANGE MGET MSET PERSIST PEXPIRE PEXPIREAT PEXPIRETIME PING PSETEX
  PTTL RPOP RPOP_COUNT RPUSH SADD SCAN SCARD SET SETEX SETNX SISMEMBER SMEMBERS SREM STRLEN TTL TYPE UNLINK`
  .trim()
  .split(/\s+/);

/** @type {import('esbuild').Plugin} */
export const redisParts = {
  name: 'redis-parts',
  setup(build) {
    if (!build.initialOptions.entryPoints.includes(join(here, 'redis.cjs'))) return;
    build.initialOptions.inject = [join(here, 'abort-signal.ts')];
    build.onResolve({ filter: /^[\w.:/-]+$/ }, ({ path, importer }) =>
      /[\\/]@redis[\\/]client[\\/]dist[\\/]/.test(importer) && Object.hasOwn(instead, path) ? instead[path] : undefined,
    );
    build.onResolve({ filter: /^\.\/other-command-names$/ }, () => ({ path: 'other-command-names', namespace }));
    const { chosen, others } = commandModules();
    build.onLoad({ filter: /^commands$/, namespace }, () => ({ contents: chosen, resolveDir: here }));
    build.onLoad({ filter: /^other-command-names$/, namespace }, () => ({ contents: others, loader: 'text' }));
  },
};

/** node-redis's own module of commands with most of them left out, and the names of those. */
function commandModules() {
  const all = createRequire(import.meta.url)('@redis/client/dist/lib/commands').default;
  const names = Object.keys(all);
  const entries = commands.flatMap((name) =>
    names
      .filter((one) => all[one] === all[name])
      .map((one) => `${one}: require('@redis/client/dist/lib/commands/${name}').default`),
  );
  const kept = new Set(commands.map((name) => all[name]));
  return {
    chosen: `exports.__esModule = true; exports.default = {${entries.join(',')}};`,
    others: names.filter((name) => !kept.has(all[name])).join(' '),
  };
}
