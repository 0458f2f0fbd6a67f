import type { Command } from './command-reader.js';
import { RedisError } from './reply.js';

/** Which arguments of a command are keys. `pattern`: the first is a pattern of keys; `scan`: so is what follows MATCH. */
type Keys = 'none' | 'first' | 'all' | 'pairs' | 'pattern' | 'scan';

/**
 * The commands that are here, with how many words each has (as Redis counts: the name is one, and a negative number
 * says at least so many) and where its keys are. Whatever is not in it never reaches a server.
 */
const table = {
  // connection and server
  ping: [-1, 'none'],
  echo: [2, 'none'],
  hello: [-1, 'none'],
  auth: [-2, 'none'],
  client: [-2, 'none'],
  select: [2, 'none'],
  quit: [-1, 'none'],
  reset: [1, 'none'],
  dbsize: [1, 'none'],
  flushdb: [-1, 'none'],
  flushall: [-1, 'none'],
  multi: [1, 'none'],
  exec: [1, 'none'],
  discard: [1, 'none'],
  // keys
  del: [-2, 'all'],
  unlink: [-2, 'all'],
  exists: [-2, 'all'],
  type: [2, 'first'],
  keys: [2, 'pattern'],
  scan: [-2, 'scan'],
  expire: [-3, 'first'],
  pexpire: [-3, 'first'],
  expireat: [-3, 'first'],
  pexpireat: [-3, 'first'],
  expiretime: [2, 'first'],
  pexpiretime: [2, 'first'],
  ttl: [2, 'first'],
  pttl: [2, 'first'],
  persist: [2, 'first'],
  // strings
  get: [2, 'first'],
  set: [-3, 'first'],
  setex: [4, 'first'],
  psetex: [4, 'first'],
  setnx: [3, 'first'],
  getset: [3, 'first'],
  getdel: [2, 'first'],
  getex: [-2, 'first'],
  mget: [-2, 'all'],
  mset: [-3, 'pairs'],
  append: [3, 'first'],
  strlen: [2, 'first'],
  incr: [2, 'first'],
  decr: [2, 'first'],
  incrby: [3, 'first'],
  decrby: [3, 'first'],
  // hashes
  hset: [-4, 'first'],
  hsetnx: [4, 'first'],
  hget: [3, 'first'],
  hmget: [-3, 'first'],
  hgetall: [2, 'first'],
  hdel: [-3, 'first'],
  hexists: [3, 'first'],
  hkeys: [2, 'first'],
  hvals: [2, 'first'],
  hlen: [2, 'first'],
  hincrby: [4, 'first'],
  // sets
  sadd: [-3, 'first'],
  srem: [-3, 'first'],
  smembers: [2, 'first'],
  sismember: [3, 'first'],
  scard: [2, 'first'],
  // lists
  lpush: [-3, 'first'],
  rpush: [-3, 'first'],
  lpop: [-2, 'first'],
  rpop: [-2, 'first'],
  lrange: [4, 'first'],
  llen: [2, 'first'],
} as const satisfies Record<string, readonly [number, Keys]>;

export type CommandName = keyof typeof table;

export const nameOf = (command: Command) => (command[0] ?? Buffer.alloc(0)).toString('latin1').toLowerCase();

/** @throws RedisError when the command is not here, or has too few or too many words. */
export function known(command: Command): CommandName {
  const name = nameOf(command);
  if (!Object.hasOwn(table, name)) {
    const here = Object.keys(table).join(', ').toUpperCase();
    throw new RedisError(
      `ERR unknown command '${name.slice(0, 40)}': it is not in this playground. Commands here: ${here}.`,
    );
  }
  const [words] = table[name as CommandName];
  if (words >= 0 ? command.length !== words : command.length < -words) {
    throw new RedisError(`ERR wrong number of arguments for '${name}' command`);
  }
  return name as CommandName;
}

/** The keys that a command names. */
export function keysOf(command: Command): string[] {
  const [, keys] = table[nameOf(command) as CommandName];
  const words = command.slice(1).map(String);
  if (keys === 'first') return words.slice(0, 1);
  if (keys === 'pairs') return words.filter((_word, i) => i % 2 === 0);
  return keys === 'all' ? words : [];
}

/** The same command with `prefix` before each of its keys. */
export function withPrefix(command: Command, prefix: string): Command {
  const [, keys] = table[nameOf(command) as CommandName];
  const prefixed = (key: Buffer) => Buffer.concat([Buffer.from(prefix), key]);
  const pattern = (key: Buffer) => Buffer.concat([Buffer.from(escaped(prefix)), key]);
  switch (keys) {
    case 'none':
      return command;
    case 'first':
      return command.map((word, i) => (i === 1 ? prefixed(word) : word));
    case 'all':
      return command.map((word, i) => (i > 0 ? prefixed(word) : word));
    case 'pairs':
      return command.map((word, i) => (i % 2 === 1 ? prefixed(word) : word));
    case 'pattern':
      return command.map((word, i) => (i === 1 ? pattern(word) : word));
    case 'scan': {
      // each option has one value; of several MATCH the last counts, so each is confined
      const isMatch = (i: number) => i > 1 && i % 2 === 0 && command[i]?.toString('latin1').toLowerCase() === 'match';
      const matches = command.some((_word, i) => isMatch(i));
      if (!matches) return command.toSpliced(2, 0, Buffer.from('MATCH'), pattern(Buffer.from('*')));
      return command.map((word, i) => (isMatch(i - 1) ? pattern(word) : word));
    }
  }
}

/** A pattern that matches the text itself. */
const escaped = (text: string) => text.replace(/[\\*?[\]^-]/g, '\\$&');
