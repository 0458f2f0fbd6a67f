import { RedisError, type Reply } from '../reply.js';
import { glob } from './glob.js';
import type { Value } from './keyspace.js';
import { integer, type Operation, syntaxError, text } from './operation.js';

const typeOf = (value: Value | undefined) => {
  if (value === undefined) return 'none';
  if (Buffer.isBuffer(value)) return 'string';
  if (value instanceof Map) return 'hash';
  return value instanceof Set ? 'set' : 'list';
};

const remove: Operation = (keyspace, args) => args.filter((key) => keyspace.delete(key.toString())).length;

const asValues = (keys: string[]): Reply[] => keys.map((key) => Buffer.from(key));

/** What KEYS answers. */
export const listKeys = (keys: string[], args: Buffer[]): Reply => asValues(keys.filter(glob(text(args, 0))));

/**
 * What SCAN answers: a page of the keys from the cursor on. The next cursor is a place in the same order, 0 when it was
 * the last page.
 */
export function scanKeys(keys: string[], typeOf: (key: string) => string, args: Buffer[]): Reply {
  const cursor = Number(text(args, 0));
  if (!/^\d{1,15}$/.test(text(args, 0))) throw new RedisError('ERR invalid cursor');
  let count = 10;
  let matching = (_key: string) => true;
  let type: string | null = null;
  for (let at = 1; at < args.length; at += 2) {
    const option = text(args, at).toLowerCase();
    if (at + 1 >= args.length) throw syntaxError();
    if (option === 'match') matching = glob(text(args, at + 1));
    else if (option === 'count') {
      count = integer(args, at + 1);
      if (count < 1) throw syntaxError();
    } else if (option === 'type') type = text(args, at + 1).toLowerCase();
    else throw syntaxError();
  }
  const page = keys.slice(cursor, cursor + count);
  const next = cursor + count < keys.length ? cursor + count : 0;
  const found = page.filter((key) => matching(key) && (type === null || typeOf(key) === type));
  return [Buffer.from(String(next)), asValues(found)];
}

export const keyOperations = {
  del: remove,
  unlink: remove,
  exists: (keyspace, args) => args.filter((key) => keyspace.has(key.toString())).length,
  type: (keyspace, args) => typeOf(keyspace.peek(text(args, 0))),
  keys: (keyspace, args) => listKeys(keyspace.keys(), args),
  scan: (keyspace, args) => scanKeys(keyspace.keys(), (key) => typeOf(keyspace.peek(key)), args),
} satisfies Record<string, Operation>;
