import { RedisError } from '../reply.js';
import { positiveExpiry, units } from './expiry.js';
import type { Keyspace } from './keyspace.js';
import { integer, type Operation, stringAt, syntaxError, text, word } from './operation.js';

type SetOptions = { nx: boolean; xx: boolean; get: boolean; keepTtl: boolean; expiresAt: number | null };

function setOptions(args: Buffer[], now: number): SetOptions {
  const options: SetOptions = { nx: false, xx: false, get: false, keepTtl: false, expiresAt: null };
  let timed = false;
  for (let at = 2; at < args.length; at++) {
    const option = text(args, at).toLowerCase();
    const unit = units[option as keyof typeof units];
    if (option === 'nx' && !options.xx) options.nx = true;
    else if (option === 'xx' && !options.nx) options.xx = true;
    else if (option === 'get') options.get = true;
    else if (option === 'keepttl' && !timed) options.keepTtl = true;
    else if (unit && !timed && !options.keepTtl && at + 1 < args.length) {
      options.expiresAt = positiveExpiry('set', args, ++at, unit, now);
      timed = true;
    } else throw syntaxError();
  }
  return options;
}

const set: Operation = (keyspace, args, now) => {
  const key = text(args, 0);
  const { nx, xx, get, keepTtl, expiresAt } = setOptions(args, now);
  const before = get ? (stringAt(keyspace, key) ?? null) : null;
  const refused = (nx && keyspace.has(key)) || (xx && !keyspace.has(key));
  if (!refused) keyspace.set(key, word(args, 1), keepTtl ? keyspace.expiresAt(key) : expiresAt);
  if (get) return before;
  return refused ? null : 'OK';
};

const setFor =
  (command: string, unit: { ms: number; absolute: boolean }): Operation =>
  (keyspace, args, now) => {
    keyspace.set(text(args, 0), word(args, 2), positiveExpiry(command, args, 1, unit, now));
    return 'OK';
  };

function add(keyspace: Keyspace, key: string, amount: number) {
  const before = stringAt(keyspace, key);
  const sum = (before === undefined ? 0 : integer([before], 0)) + amount;
  if (!Number.isSafeInteger(sum)) throw new RedisError('ERR increment or decrement would overflow');
  keyspace.set(key, Buffer.from(String(sum)), keyspace.expiresAt(key));
  return sum;
}

export const stringOperations = {
  get: (keyspace, args) => stringAt(keyspace, text(args, 0)) ?? null,
  set,
  setex: setFor('setex', units.ex),
  psetex: setFor('psetex', units.px),
  setnx: (keyspace, args) => {
    if (keyspace.has(text(args, 0))) return 0;
    keyspace.set(text(args, 0), word(args, 1), null);
    return 1;
  },
  getset: (keyspace, args) => {
    const before = stringAt(keyspace, text(args, 0)) ?? null;
    keyspace.set(text(args, 0), word(args, 1), null);
    return before;
  },
  getdel: (keyspace, args) => {
    const before = stringAt(keyspace, text(args, 0)) ?? null;
    keyspace.delete(text(args, 0));
    return before;
  },
  mget: (keyspace, args) =>
    args.map((key) => {
      const value = keyspace.get(key.toString());
      return Buffer.isBuffer(value) ? value : null;
    }),
  mset: (keyspace, args) => {
    if (args.length % 2 !== 0) throw new RedisError("ERR wrong number of arguments for 'mset' command");
    for (let at = 0; at < args.length; at += 2) keyspace.set(text(args, at), word(args, at + 1), null);
    return 'OK';
  },
  append: (keyspace, args) => {
    const key = text(args, 0);
    const value = Buffer.concat([stringAt(keyspace, key) ?? Buffer.alloc(0), word(args, 1)]);
    keyspace.set(key, value, keyspace.expiresAt(key));
    return value.length;
  },
  strlen: (keyspace, args) => stringAt(keyspace, text(args, 0))?.length ?? 0,
  incr: (keyspace, args) => add(keyspace, text(args, 0), 1),
  decr: (keyspace, args) => add(keyspace, text(args, 0), -1),
  incrby: (keyspace, args) => add(keyspace, text(args, 0), integer(args, 1)),
  decrby: (keyspace, args) => add(keyspace, text(args, 0), -integer(args, 1)),
} satisfies Record<string, Operation>;
