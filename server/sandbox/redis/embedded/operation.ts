import { RedisError, type Reply } from '../reply.js';
import type { Keyspace, Value } from './keyspace.js';

/** One command on the data: `args` are its words without the name, `now` is ms since the Unix epoch. */
export type Operation = (keyspace: Keyspace, args: Buffer[], now: number) => Reply;

/** The word at a place; commands whose number of words was checked have it. */
export const word = (args: Buffer[], at: number): Buffer => args[at] ?? Buffer.alloc(0);
export const text = (args: Buffer[], at: number): string => word(args, at).toString();

export const syntaxError = () => new RedisError('ERR syntax error');
const wrongType = () => new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value');

/** @throws RedisError as Redis words it */
export function integer(args: Buffer[], at: number): number {
  const value = text(args, at);
  const number = Number(value);
  if (!/^(0|-?[1-9]\d*)$/.test(value) || !Number.isSafeInteger(number)) {
    throw new RedisError('ERR value is not an integer or out of range');
  }
  return number;
}

export function stringAt(keyspace: Keyspace, key: string): Buffer | undefined {
  const value = keyspace.get(key);
  if (value !== undefined && !Buffer.isBuffer(value)) throw wrongType();
  return value;
}

export const mapAt = (keyspace: Keyspace, key: string) =>
  holding(keyspace, key, (value): value is Map<string, Buffer> => value instanceof Map);
export const setAt = (keyspace: Keyspace, key: string) =>
  holding(keyspace, key, (value): value is Set<string> => value instanceof Set);
export const listAt = (keyspace: Keyspace, key: string) =>
  holding(keyspace, key, (value): value is Buffer[] => Array.isArray(value));

function holding<T extends Value>(keyspace: Keyspace, key: string, is: (value: Value) => value is T): T | undefined {
  const value = keyspace.get(key);
  if (value !== undefined && !is(value)) throw wrongType();
  return value;
}

/** What the key holds, put there empty when it holds nothing; to be followed by `keyspace.changed`. */
export function orNew<T extends Value>(keyspace: Keyspace, key: string, found: T | undefined, empty: T): T {
  if (found !== undefined) return found;
  keyspace.set(key, empty, null);
  return empty;
}
