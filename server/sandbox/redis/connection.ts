import type { Backend } from './backend.js';
import { type Command, CommandReader } from './command-reader.js';
import { known, nameOf, withPrefix } from './commands.js';
import { encodeReply, type Protocol, RedisError, type Reply } from './reply.js';

const databases = 16;

/** What a connection answers to what came in: bytes, and whether it closes after them. */
export type Answer = { bytes: Buffer; closes: boolean };

/**
 * One connection to a world's Redis, as the server's end of it: the protocol, the database that is selected, and the
 * transaction under way. Keys of each database have its number before them.
 */
export class Connection {
  readonly #id: number;
  readonly #backend: Backend;
  #reader = new CommandReader();
  #protocol: Protocol = 2;
  #database = 0;
  #name = '';
  /** Commands since MULTI; null outside a transaction. */
  #queued: Command[] | null = null;
  #queueFailed = false;

  constructor(id: number, backend: Backend) {
    this.#id = id;
    this.#backend = backend;
  }

  /** The same connection in the same state, to another server. */
  copyTo(backend: Backend): Connection {
    const copy = new Connection(this.#id, backend);
    copy.#reader = this.#reader.copy();
    copy.#protocol = this.#protocol;
    copy.#database = this.#database;
    copy.#name = this.#name;
    copy.#queued = this.#queued && [...this.#queued];
    copy.#queueFailed = this.#queueFailed;
    return copy;
  }

  /** @throws ConnectionLost */
  async receive(bytes: Buffer): Promise<Answer> {
    const answers: Buffer[] = [];
    const answer = (reply: Reply) => answers.push(encodeReply(reply, this.#protocol));
    let commands: Command[];
    try {
      commands = this.#reader.read(bytes);
    } catch (error) {
      if (!(error instanceof RedisError)) throw error;
      answer(error);
      return { bytes: Buffer.concat(answers), closes: true };
    }
    for (const command of commands) {
      answer(await this.#reply(command));
      if (nameOf(command) === 'quit') return { bytes: Buffer.concat(answers), closes: true };
    }
    return { bytes: Buffer.concat(answers), closes: false };
  }

  async #reply(command: Command): Promise<Reply> {
    try {
      const name = known(command);
      if (this.#queued && !['exec', 'discard', 'multi', 'quit', 'reset'].includes(name)) {
        this.#queued.push(command);
        return 'QUEUED';
      }
      switch (name) {
        case 'multi':
          if (this.#queued) return new RedisError('ERR MULTI calls can not be nested');
          this.#queued = [];
          return 'OK';
        case 'exec':
        case 'discard':
          return await this.#endTransaction(name);
        default: {
          const own = this.#ownReply(name, command);
          return own === undefined ? await this.#onData([command]).then(([reply]) => reply ?? null) : await own;
        }
      }
    } catch (error) {
      if (!(error instanceof RedisError)) throw error;
      if (this.#queued) this.#queueFailed = true;
      return error;
    }
  }

  async #endTransaction(name: 'exec' | 'discard'): Promise<Reply> {
    const queued = this.#queued;
    const failed = this.#queueFailed;
    this.#queued = null;
    this.#queueFailed = false;
    if (!queued) return new RedisError(`ERR ${name.toUpperCase()} without MULTI`);
    if (name === 'discard') return 'OK';
    if (failed) return new RedisError('EXECABORT Transaction discarded because of previous errors.');
    const own = queued.find((command) => connectionCommands.has(nameOf(command)));
    if (own) return new RedisError(`ERR ${nameOf(own).toUpperCase()} inside MULTI is not in this playground`);
    return queued.length === 0 ? [] : this.#onData(queued);
  }

  /** What the connection itself answers; undefined for commands on the data. */
  #ownReply(name: string, command: Command): Reply | undefined | Promise<Reply> {
    const text = (at: number) => (command[at] ?? Buffer.alloc(0)).toString();
    switch (name) {
      case 'ping':
        if (command.length > 2) return new RedisError("ERR wrong number of arguments for 'ping' command");
        return command[1] ?? 'PONG';
      case 'echo':
        return command[1] ?? null;
      case 'auth':
      case 'quit':
        return 'OK';
      case 'reset':
        this.#protocol = 2;
        this.#database = 0;
        this.#queued = null;
        return 'RESET';
      case 'hello':
        return this.#hello(command);
      case 'client':
        return this.#client(text(1).toLowerCase(), text(2));
      case 'select': {
        if (!/^\d+$/.test(text(1))) return new RedisError('ERR value is not an integer or out of range');
        if (Number(text(1)) >= databases) return new RedisError('ERR DB index is out of range');
        this.#database = Number(text(1));
        return 'OK';
      }
      case 'dbsize':
        return Promise.resolve(this.#backend.count(this.#prefix));
      case 'flushdb':
        return Promise.resolve(this.#backend.clear(this.#prefix)).then(() => 'OK');
      case 'flushall':
        return Promise.resolve(this.#backend.clear('')).then(() => 'OK');
      default:
        return undefined;
    }
  }

  #hello(command: Command): Reply {
    const version = command[1]?.toString();
    if (version !== undefined && version !== '2' && version !== '3')
      return new RedisError('NOPROTO unsupported protocol version');
    // whatever user and password follow: this server asks for none
    if (version !== undefined) this.#protocol = version === '3' ? 3 : 2;
    return new Map<string, Reply>([
      ['server', Buffer.from('redis')],
      ['version', Buffer.from('7.4.0')],
      ['proto', this.#protocol],
      ['id', this.#id],
      ['mode', Buffer.from('standalone')],
      ['role', Buffer.from('master')],
      ['modules', []],
    ]);
  }

  #client(what: string, name: string): Reply {
    switch (what) {
      case 'setname':
        this.#name = name;
        return 'OK';
      case 'getname':
        return this.#name === '' ? null : Buffer.from(this.#name);
      case 'setinfo':
        return 'OK';
      case 'id':
        return this.#id;
      default:
        return new RedisError(
          `ERR unknown subcommand '${what.slice(0, 40)}'. Here are SETNAME, GETNAME, SETINFO and ID.`,
        );
    }
  }

  get #prefix() {
    return `${this.#database}:`;
  }

  async #onData(commands: Command[]): Promise<Reply[]> {
    const prefix = this.#prefix;
    const replies = await this.#backend.execute(commands.map((command) => withPrefix(command, prefix)));
    return replies.map((reply, i) => withoutPrefix(nameOf(commands[i] ?? []), reply, prefix));
  }
}

const connectionCommands = new Set('ping echo auth hello client select dbsize flushdb flushall'.split(' '));

/** Keys as the app knows them, in the replies that hold keys. */
function withoutPrefix(name: string, reply: Reply, prefix: string): Reply {
  if (name === 'keys' && Array.isArray(reply)) return bare(reply, prefix);
  if (name === 'scan' && Array.isArray(reply)) {
    const [cursor = null, keys] = reply;
    return [cursor, Array.isArray(keys) ? bare(keys, prefix) : []];
  }
  return reply;
}

/** Whatever does not begin so is somebody else's, and is left out. */
function bare(keys: Reply[], prefix: string): Reply[] {
  const start = Buffer.from(prefix);
  return keys.flatMap((key) =>
    Buffer.isBuffer(key) && key.subarray(0, start.length).equals(start) ? [key.subarray(start.length)] : [],
  );
}
