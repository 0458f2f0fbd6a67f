import type { Backend, Row } from '../backend.js';
import type { Command } from '../command-reader.js';
import { type CommandName, nameOf } from '../commands.js';
import { RedisError, type Reply } from '../reply.js';
import { collectionOperations } from './collections.js';
import { expiryOperations } from './expiry.js';
import { keyOperations } from './keys.js';
import type { Keyspace } from './keyspace.js';
import type { Operation } from './operation.js';
import { stringOperations } from './strings.js';

const operations: Partial<Record<CommandName, Operation>> = {
  ...keyOperations,
  ...expiryOperations,
  ...stringOperations,
  ...collectionOperations,
};

/** What Redis refuses when it is full (`denyoom` in its command table). */
const takesMemory = new Set<string>(
  'set setex psetex setnx getset mset append incr decr incrby decrby hset hsetnx hincrby sadd lpush rpush'.split(' '),
);

/** A Redis with nothing installed: its data is in the world, and its clock is the virtual one. */
export class EmbeddedRedis implements Backend {
  readonly kind = 'embedded';

  constructor(
    readonly keyspace: Keyspace,
    readonly now: () => number,
  ) {}

  execute(commands: Command[]): Reply[] {
    return commands.map((command) => {
      const reply = this.#run(command);
      this.keyspace.evict();
      return reply;
    });
  }

  connect() {
    return undefined;
  }

  // its clock is the virtual one, and its data goes with the world
  passed() {}

  catchUp() {
    return undefined;
  }

  dispose() {
    return undefined;
  }

  rows(): Row[] {
    return this.keyspace.keys().flatMap((key) => {
      const value = this.keyspace.peek(key);
      const expiresAt = this.keyspace.expiresAt(key);
      return Buffer.isBuffer(value)
        ? [{ key, value: value.toString(), ttl: expiresAt === null ? null : expiresAt - this.now() }]
        : [];
    });
  }

  copyTo(keyspace: Keyspace) {
    this.keyspace.copyTo(keyspace);
    return undefined;
  }

  clear(prefix: string) {
    for (const key of this.keyspace.keys()) if (key.startsWith(prefix)) this.keyspace.delete(key);
    return undefined;
  }

  count(prefix: string) {
    return this.keyspace.keys().filter((key) => key.startsWith(prefix)).length;
  }

  #run(command: Command): Reply {
    const name = nameOf(command);
    const operation = operations[name as CommandName];
    if (!operation) throw new Error(`The embedded Redis has no operation for ${name}.`);
    try {
      if (takesMemory.has(name)) this.keyspace.makeRoom();
      return operation(this.keyspace, command.slice(1), this.now());
    } catch (error) {
      if (error instanceof RedisError) return error;
      throw error;
    }
  }
}
