import { RedisError } from '../reply.js';
import type { Keyspace } from './keyspace.js';
import { integer, listAt, mapAt, type Operation, orNew, setAt, text, word } from './operation.js';

/** Field and value by turns. */
function put(keyspace: Keyspace, args: Buffer[]): number {
  const key = text(args, 0);
  const map = orNew(keyspace, key, mapAt(keyspace, key), new Map<string, Buffer>());
  const before = map.size;
  for (let at = 1; at < args.length; at += 2) map.set(text(args, at), word(args, at + 1));
  const added = map.size - before;
  keyspace.changed(key);
  return added;
}

const hashOperations = {
  hset: (keyspace, args) => {
    if (args.length % 2 === 0) throw new RedisError("ERR wrong number of arguments for 'hset' command");
    return put(keyspace, args);
  },
  hsetnx: (keyspace, args) => (mapAt(keyspace, text(args, 0))?.has(text(args, 1)) ? 0 : put(keyspace, args)),
  hget: (keyspace, args) => mapAt(keyspace, text(args, 0))?.get(text(args, 1)) ?? null,
  hmget: (keyspace, args) => {
    const map = mapAt(keyspace, text(args, 0));
    return args.slice(1).map((field) => map?.get(field.toString()) ?? null);
  },
  hgetall: (keyspace, args) => new Map(mapAt(keyspace, text(args, 0))),
  hdel: (keyspace, args) => {
    const key = text(args, 0);
    const map = mapAt(keyspace, key);
    const gone = args.slice(1).filter((field) => map?.delete(field.toString())).length;
    keyspace.changed(key);
    return gone;
  },
  hexists: (keyspace, args) => (mapAt(keyspace, text(args, 0))?.has(text(args, 1)) ? 1 : 0),
  hkeys: (keyspace, args) => [...(mapAt(keyspace, text(args, 0))?.keys() ?? [])].map((field) => Buffer.from(field)),
  hvals: (keyspace, args) => [...(mapAt(keyspace, text(args, 0))?.values() ?? [])],
  hlen: (keyspace, args) => mapAt(keyspace, text(args, 0))?.size ?? 0,
  hincrby: (keyspace, args) => {
    const before = mapAt(keyspace, text(args, 0))?.get(text(args, 1)) ?? Buffer.from('0');
    if (!/^-?\d{1,15}$/.test(before.toString())) throw new RedisError('ERR hash value is not an integer');
    const sum = Number(before) + integer(args, 2);
    put(keyspace, [word(args, 0), word(args, 1), Buffer.from(String(sum))]);
    return sum;
  },
} satisfies Record<string, Operation>;

const setOperations = {
  sadd: (keyspace, args) => {
    const key = text(args, 0);
    const set = orNew(keyspace, key, setAt(keyspace, key), new Set<string>());
    const before = set.size;
    for (const member of args.slice(1)) set.add(member.toString());
    const added = set.size - before;
    keyspace.changed(key);
    return added;
  },
  srem: (keyspace, args) => {
    const key = text(args, 0);
    const set = setAt(keyspace, key);
    const gone = args.slice(1).filter((member) => set?.delete(member.toString())).length;
    keyspace.changed(key);
    return gone;
  },
  smembers: (keyspace, args) => new Set(setAt(keyspace, text(args, 0))),
  sismember: (keyspace, args) => (setAt(keyspace, text(args, 0))?.has(text(args, 1)) ? 1 : 0),
  scard: (keyspace, args) => setAt(keyspace, text(args, 0))?.size ?? 0,
} satisfies Record<string, Operation>;

const push =
  (side: 'push' | 'unshift'): Operation =>
  (keyspace, args) => {
    const key = text(args, 0);
    const list = orNew(keyspace, key, listAt(keyspace, key), [] as Buffer[]);
    for (const value of args.slice(1)) list[side](value);
    keyspace.changed(key);
    return list.length;
  };

const pop =
  (side: 'pop' | 'shift'): Operation =>
  (keyspace, args) => {
    const key = text(args, 0);
    const list = listAt(keyspace, key);
    const count = args.length > 1 ? integer(args, 1) : null;
    if (count !== null && count < 0) throw new RedisError('ERR value is out of range, must be positive');
    if (!list) return null;
    const taken = Array.from({ length: Math.min(count ?? 1, list.length) }, () => list[side]() as Buffer);
    keyspace.changed(key);
    return count === null ? (taken[0] ?? null) : taken;
  };

const listOperations = {
  lpush: push('unshift'),
  rpush: push('push'),
  lpop: pop('shift'),
  rpop: pop('pop'),
  lrange: (keyspace, args) => {
    const [from, to] = [integer(args, 1), integer(args, 2)];
    const list = listAt(keyspace, text(args, 0)) ?? [];
    const start = Math.max(0, from < 0 ? list.length + from : from);
    return list.slice(start, (to < 0 ? list.length + to : to) + 1);
  },
  llen: (keyspace, args) => listAt(keyspace, text(args, 0))?.length ?? 0,
} satisfies Record<string, Operation>;

export const collectionOperations = { ...hashOperations, ...setOperations, ...listOperations };
