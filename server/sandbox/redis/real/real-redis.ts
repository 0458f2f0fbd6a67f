import { limits } from '../../limits.js';
import type { Backend, Row } from '../backend.js';
import type { Command } from '../command-reader.js';
import { keysOf, nameOf, withPrefix } from '../commands.js';
import { listKeys, scanKeys } from '../embedded/keys.js';
import type { Keyspace, Value } from '../embedded/keyspace.js';
import { RedisError, type Reply } from '../reply.js';
import type { Upstream } from './upstream.js';

/** What a world is told of its keys. */
export type Told = {
  /** Its time to live ran out, as virtual time has it. */
  expired(key: string): void;
  /** Each time to live was cut by so many ms, because virtual time has jumped. */
  shortened(ms: number): void;
};

const command = (...words: string[]): Command => words.map((word) => Buffer.from(word));

/** Keys asked about at once. */
const page = 500;

/**
 * The keys of one world on the real Redis, each behind the world's prefix. Which they are is kept here, so that listing
 * them never makes the server look through everybody's; a set on the server has them too, for the next world of the
 * same sandbox to clear away.
 */
export class RealRedis implements Backend {
  readonly kind = 'redis';
  readonly #upstream: Upstream;
  readonly #prefix: string;
  readonly #register: string;
  readonly #told: Told;
  readonly #now: () => number;
  readonly #keys = new Set<string>();
  #cleared = false;
  /** Virtual ms that have passed and that the times to live on the server have not been cut by. */
  #owed = 0;
  #written = 0;

  /** @param now virtual time as ms since the Unix epoch */
  constructor(upstream: Upstream, sandbox: string, now: () => number, told: Told) {
    this.#upstream = upstream;
    this.#prefix = `session-playground:${sandbox}:`;
    this.#register = `session-playground-keys:${sandbox}`;
    this.#now = now;
    this.#told = told;
  }

  async connect() {
    await this.#upstream.connect();
    if (this.#cleared) return;
    const [left] = await this.#upstream.send([command('SMEMBERS', this.#register)]);
    for (const key of Array.isArray(left) ? left : []) this.#keys.add(String(key));
    await this.clear('');
    this.#cleared = true;
  }

  async execute(commands: Command[]): Promise<Reply[]> {
    await this.catchUp();
    const [only] = commands;
    if (commands.length === 1 && only) {
      if (nameOf(only) === 'keys') return [listKeys([...(await this.#types()).keys()], only.slice(1))];
      if (nameOf(only) === 'scan') return [await this.#scan(only)];
    }
    if (commands.some((one) => nameOf(one) === 'keys' || nameOf(one) === 'scan'))
      throw new RedisError('ERR KEYS and SCAN inside MULTI are not in this playground');
    this.#written += commands.flat().reduce((sum, word) => sum + word.length, 0);
    if (this.#written > limits.redisWrittenBytes)
      throw new RedisError(
        `OOM this sandbox has sent ${limits.redisWrittenBytes} bytes to Redis, as many as it may; reset it to go on.`,
      );
    const added = [...new Set(commands.flatMap(keysOf))].filter((key) => !this.#keys.has(key));
    for (const key of added) this.#keys.add(key);
    const noted = added.length > 0 ? [command('SADD', this.#register, ...added)] : [];
    const prefixed = commands.map((one) => withPrefix(one, this.#prefix));
    if (prefixed.length === 1) {
      const replies = await this.#upstream.send([...noted, ...prefixed]);
      return replies.slice(noted.length).map((reply, i) => shaped(commands[i], reply));
    }
    const replies = await this.#upstream.send([...noted, command('MULTI'), ...prefixed, command('EXEC')]);
    const done = replies.at(-1);
    return commands.map((one, i) => shaped(one, Array.isArray(done) ? (done[i] ?? null) : (done ?? null)));
  }

  async rows(): Promise<Row[]> {
    await this.catchUp();
    const types = await this.#types();
    const strings = [...types].filter(([, type]) => type === 'string').map(([key]) => key);
    const asked = strings.flatMap((key) => [command('GET', this.#prefix + key), command('PTTL', this.#prefix + key)]);
    const replies = await this.#ask(asked);
    return strings.flatMap((key, i) => {
      const [value, ttl] = replies.slice(i * 2, i * 2 + 2);
      return Buffer.isBuffer(value)
        ? [{ key, value: value.toString(), ttl: Number(ttl) < 0 ? null : Number(ttl) }]
        : [];
    });
  }

  async copyTo(keyspace: Keyspace) {
    await this.catchUp();
    const types = [...(await this.#types())];
    const asked = types.flatMap(([key, type]) => [
      reading(type, this.#prefix + key),
      command('PTTL', this.#prefix + key),
    ]);
    const replies = await this.#ask(asked);
    for (const [i, [key, type]] of types.entries()) {
      const value = asValue(type, replies[i * 2] ?? null);
      const ttl = Number(replies[i * 2 + 1]);
      if (value) keyspace.set(key, value, ttl < 0 ? null : this.#now() + ttl);
    }
  }

  async clear(prefix: string) {
    const keys = [...this.#keys].filter((key) => key.startsWith(prefix));
    await this.#ask(keys.map((key) => command('UNLINK', this.#prefix + key)));
    for (const key of keys) this.#keys.delete(key);
    if (this.#keys.size === 0) {
      await this.#upstream.send([command('UNLINK', this.#register)]);
      this.#written = 0;
    }
  }

  async count(prefix: string) {
    const types = await this.#types();
    return [...types.keys()].filter((key) => key.startsWith(prefix)).length;
  }

  passed(ms: number) {
    this.#owed += ms;
  }

  /** The server's clock is its own: what virtual time has jumped over is taken off each time to live. */
  async catchUp() {
    const ms = this.#owed;
    if (ms === 0) return;
    this.#owed = 0;
    const keys = [...this.#keys];
    const left = await this.#ask(keys.map((key) => command('PTTL', this.#prefix + key)));
    const timed = keys.flatMap((key, i) => (Number(left[i]) >= 0 ? [{ key, ttl: Number(left[i]) - ms }] : []));
    if (timed.length === 0) return;
    await this.#ask(
      timed.map(({ key, ttl }) =>
        ttl > 0 ? command('PEXPIRE', this.#prefix + key, `${ttl}`) : command('UNLINK', this.#prefix + key),
      ),
    );
    this.#told.shortened(ms);
    for (const { key, ttl } of timed.sort((a, b) => a.ttl - b.ttl)) if (ttl <= 0) this.#told.expired(key);
  }

  /** Nobody will ask for these keys again. */
  async dispose() {
    if (this.#keys.size > 0) await this.clear('').catch(() => {});
  }

  /** The keys that are there, with their types; those that are gone are forgotten. */
  async #types(): Promise<Map<string, string>> {
    const keys = [...this.#keys];
    const types = await this.#ask(keys.map((key) => command('TYPE', this.#prefix + key)));
    return new Map(
      keys.map((key, i): [string, string] => [key, String(types[i])]).filter(([, type]) => type !== 'none'),
    );
  }

  async #scan(scan: Command): Promise<Reply> {
    const types = await this.#types();
    return scanKeys([...types.keys()], (key) => types.get(key) ?? 'none', scan.slice(1));
  }

  async #ask(commands: Command[]): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let at = 0; at < commands.length; at += page)
      replies.push(...(await this.#upstream.send(commands.slice(at, at + page))));
    return replies;
  }
}

/** What reads all of a key of this type. */
function reading(type: string, key: string): Command {
  if (type === 'list') return command('LRANGE', key, '0', '-1');
  return command(type === 'hash' ? 'HGETALL' : type === 'set' ? 'SMEMBERS' : 'GET', key);
}

/** What a key holds, as RESP2 told it; null when it went meanwhile. */
function asValue(type: string, reply: Reply): Value | null {
  if (!Array.isArray(reply)) return Buffer.isBuffer(reply) ? reply : null;
  const words = reply.filter((word) => Buffer.isBuffer(word));
  if (type === 'list') return words;
  if (type === 'set') return new Set(words.map(String));
  return new Map(words.flatMap((field, i) => (i % 2 === 0 ? [[String(field), words[i + 1] as Buffer]] : [])));
}

/** What RESP3 has types for and RESP2, which the server is spoken to in, has not. */
function shaped(of: Command | undefined, reply: Reply): Reply {
  if (reply instanceof Error && !(reply instanceof RedisError)) return new RedisError((reply as Error).message);
  if (!of || !Array.isArray(reply)) return reply;
  if (nameOf(of) === 'smembers') return new Set(reply.map(String));
  if (nameOf(of) !== 'hgetall') return reply;
  return new Map(reply.flatMap((field, i) => (i % 2 === 0 ? [[String(field), reply[i + 1] ?? null]] : [])));
}
