import { createClient, ErrorReply, RESP_TYPES } from 'redis';
import { limits } from '../../limits.js';
import { ConnectionLost } from '../backend.js';
import type { Command } from '../command-reader.js';
import { RedisError, type Reply } from '../reply.js';

const makeClient = (url: string) =>
  createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: { connectTimeout: limits.redisReplyMs, reconnectStrategy: false },
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
type Client = ReturnType<typeof makeClient>;

/** As the app hears it: what the server's real address is, is none of its business. */
const lost = (code: string) =>
  new ConnectionLost(code, code === 'ECONNRESET' ? 'read ECONNRESET' : `connect ${code} 127.0.0.1:6379`);

/**
 * The connection of one worker thread to the real Redis (REDIS_URL), for all its worlds. It connects when somebody
 * asks, and never waits long: whoever waits keeps the worlds beside them waiting.
 */
export class Upstream {
  readonly #url: string;
  readonly #now: () => number;
  #client: Client | null = null;
  /** After a server that does not answer, it is not asked again before this time. */
  #silentUntil = 0;
  readonly #listeners = new Set<() => void>();

  /** @param now wall milliseconds of some clock */
  constructor(url: string, now: () => number = () => performance.now()) {
    this.#url = url;
    this.#now = now;
  }

  /** Calls `listener` whenever the connection is lost. @returns how to stop that */
  onLost(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @throws ConnectionLost */
  async connect(): Promise<void> {
    if (this.#client?.isReady) return;
    if (this.#now() < this.#silentUntil) throw lost('ETIMEDOUT');
    const client = makeClient(this.#url);
    client.on('error', () => this.#drop(client));
    client.on('end', () => this.#drop(client));
    this.#client = client;
    try {
      await this.#inTime(client.connect());
    } catch (error) {
      this.#drop(client);
      if (error instanceof ConnectionLost) throw error;
      throw lost('ECONNREFUSED');
    }
  }

  /**
   * Sends commands one after the other. @returns a reply for each; a failed command has a RedisError as its reply
   * @throws ConnectionLost
   */
  async send(commands: Command[]): Promise<Reply[]> {
    const client = this.#client;
    if (!client?.isReady) throw lost('ECONNRESET');
    const replies = commands.map((command) =>
      client.sendCommand(command).then(
        (reply) => reply as unknown as Reply,
        (error: unknown) => {
          if (error instanceof ErrorReply) return new RedisError(error.message);
          throw lost('ECONNRESET');
        },
      ),
    );
    return this.#inTime(Promise.all(replies));
  }

  /** Ends the connection. */
  close() {
    if (this.#client) this.#drop(this.#client);
  }

  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#silentUntil = this.#now() + limits.redisSilenceMs;
        this.close();
        reject(lost('ETIMEDOUT'));
      }, limits.redisReplyMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #drop(client: Client) {
    if (client !== this.#client) return;
    this.#client = null;
    client.destroy();
    for (const listener of this.#listeners) listener();
  }
}
