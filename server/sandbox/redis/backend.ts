import type { Command } from './command-reader.js';
import type { Keyspace } from './embedded/keyspace.js';
import type { Reply } from './reply.js';

/** A key and what can be said of it as a session: its value when that is text, and how long it stays. */
export type Row = { key: string; value: string /** Ms; null for ever. */; ttl: number | null };

/** Where the data of one world's Redis is. Keys are the world's own: which server holds them how, nobody else knows. */
export type Backend = {
  readonly kind: 'embedded' | 'redis';
  /**
   * Runs commands one after the other, as a transaction when there is more than one. Each is one of commands.ts, with
   * the right number of words.
   * @returns a reply for each; a failed command has a RedisError as its reply
   * @throws ConnectionLost
   */
  execute(commands: Command[]): Reply[] | Promise<Reply[]>;
  /** Virtual time has passed. */
  passed(ms: number): void;
  /** Brings its times to live in line with virtual time. @throws ConnectionLost */
  catchUp(): undefined | Promise<void>;
  /** Readies the server for a connection. @throws ConnectionLost */
  connect(): undefined | Promise<void>;
  /** Every key that holds a string. @throws ConnectionLost */
  rows(): Row[] | Promise<Row[]>;
  /** Puts a copy of all that is there into a keyspace, which is empty. @throws ConnectionLost */
  copyTo(keyspace: Keyspace): undefined | Promise<void>;
  /** Removes keys: those that begin so. @throws ConnectionLost */
  clear(prefix: string): undefined | Promise<void>;
  /** How many keys begin so. @throws ConnectionLost */
  count(prefix: string): number | Promise<number>;
  /** The world is gone, and nobody will ask for its keys again. */
  dispose(): undefined | Promise<void>;
};

/** The server cannot be reached, or went away: as Node's sockets tell it. */
export class ConnectionLost extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
