import type { Experiment } from '../../../protocol/experiment.js';
import { limits } from '../limits.js';
import type { Recorder } from '../world/recorder.js';
import type { VirtualTime } from '../world/virtual-time.js';
import { type Backend, ConnectionLost } from './backend.js';
import { Connection } from './connection.js';
import { EmbeddedRedis } from './embedded/embedded-redis.js';
import { type Gone, Keyspace } from './embedded/keyspace.js';
import { RealRedis } from './real/real-redis.js';
import type { Upstream } from './real/upstream.js';
import { RedisError } from './reply.js';

/** What reaches the app's end of a connection; the guest's side is `guest/redis/wire.ts`. */
type Arrival =
  | { event: 'connect'; server: Backend['kind'] }
  | { event: 'data'; data: string }
  | { event: 'close'; error?: { message: string; code: string } };

/** The real Redis that a sandbox of this name has its keys on. */
export type RealRedisOf = { upstream: Upstream; sandbox: string };

/** The key that connect-redis makes of a session id, unless it is told another. */
const usualPrefix = 'sess:';

/**
 * The Redis of a world, and the app's connections to it. It is outside of the app's process: what it holds outlives a
 * restart and a deploy. What comes in is answered one after the other, and while an answer is awaited virtual time
 * stands still.
 */
export class Redis {
  readonly #time: VirtualTime;
  readonly #recorder: Recorder;
  readonly #memory: { maxBytes: number; evicts: boolean };
  readonly #deliver: (arrival: string) => void;
  #backend: Backend;
  #connections = new Map<number, Connection>();
  #prefixes = new Set([usualPrefix]);
  #work: Promise<void> = Promise.resolve();
  #outstanding = 0;
  #used = false;
  #refuses = false;
  /** That the server is away was told, and not yet that it is back. */
  #away = false;
  #stopListening = () => {};

  /**
   * @param real where its data is to be; in this world when left out
   * @param deliver hands the app's process something that has arrived, as JSON
   */
  constructor(
    maxmemory: Experiment['store']['maxmemory'],
    real: RealRedisOf | null,
    time: VirtualTime,
    recorder: Recorder,
    deliver: (arrival: string) => void,
  ) {
    this.#time = time;
    this.#recorder = recorder;
    this.#deliver = deliver;
    this.#memory = real
      ? { maxBytes: limits.redisWrittenBytes, evicts: false }
      : { maxBytes: maxmemory ?? limits.redisBytes, evicts: maxmemory !== undefined };
    this.#backend = real ? this.#onServer(real) : this.#inWorld(this.#emptyKeyspace());
    const embedded = () => (this.#backend instanceof EmbeddedRedis ? this.#backend.keyspace : null);
    time.whilePassing({ next: () => embedded()?.nextExpiry ?? null, happen: () => embedded()?.expire() });
  }

  #emptyKeyspace(): Keyspace {
    return new Keyspace(
      () => this.#time.epoch,
      this.#memory,
      (key, why) => this.#gone(key, why),
    );
  }

  #inWorld(keyspace: Keyspace): EmbeddedRedis {
    return new EmbeddedRedis(keyspace, () => this.#time.epoch);
  }

  #onServer({ upstream, sandbox }: RealRedisOf): Backend {
    this.#stopListening = upstream.onLost(() => this.#serverLost());
    const now = () => this.#time.epoch;
    return new RealRedis(upstream, sandbox, now, {
      expired: (key) => this.#gone(key, 'expire'),
      shortened: (ms) => this.#recorder.record({ type: 'store.edit', op: 'shorten', sid: null, ms }),
    });
  }

  /** Whether the app has ever connected to it. */
  get used() {
    return this.#used;
  }

  /** Whether an answer is on its way. */
  get busy() {
    return this.#outstanding > 0;
  }

  /** Resolves when every answer that was on its way stands in the schedule. */
  async settled() {
    await this.#work;
  }

  /** As it was before the first action. */
  async reset() {
    this.closeAll();
    await this.#work;
    if (this.#used) await this.#orAway(() => this.#backend.clear(''));
    this.#used = false;
    this.#refuses = false;
  }

  /** The app opens a connection. */
  open(id: number) {
    this.#used = true;
    this.#enqueue(async () => {
      if (this.#refuses) return this.#drop(id, refused());
      if (this.#connections.size >= limits.redisConnections) {
        const message = `The app opened more than ${limits.redisConnections} connections to Redis.`;
        this.#recorder.recordOnce({ type: 'limit', limit: 'redis-connections', message });
        return this.#drop(id, { message, code: 'ECONNREFUSED' });
      }
      try {
        await this.#backend.connect();
        this.#away = false;
        this.#connections.set(id, new Connection(id, this.#backend));
        this.#arrive(id, { event: 'connect', server: this.#backend.kind });
      } catch (error) {
        this.#lost(id, error);
      }
    });
  }

  /** Bytes from the app. @param requestId whose they are; null: no request's */
  receive(id: number, bytes: Buffer, requestId: string | null) {
    this.#enqueue(async () => {
      const connection = this.#connections.get(id);
      if (!connection) return;
      try {
        const answer = await connection.receive(bytes);
        if (answer.bytes.length > 0)
          this.#arrive(id, { event: 'data', data: answer.bytes.toString('base64') }, requestId);
        if (answer.closes) this.#drop(id);
      } catch (error) {
        // when the server was lost its connections were closed already
        if (this.#connections.has(id) || !(error instanceof ConnectionLost)) this.#lost(id, error);
      }
    });
  }

  /** The app closes a connection. */
  close(id: number) {
    this.#connections.delete(id);
  }

  /** The app's process is gone, and its connections with it. */
  closeAll() {
    this.#connections.clear();
  }

  /** From now on nobody reaches it: its connections are cut, and new ones refused; or all is well again. */
  refuse(refuses: boolean) {
    this.#refuses = refuses;
    if (refuses) for (const id of [...this.#connections.keys()]) this.#drop(id);
  }

  /** A store of the app keeps sessions under keys that begin so. */
  keepsSessionsUnder(prefix: string) {
    this.#prefixes.add(prefix);
  }

  /** The sessions it holds, parsed, and how many ms each stays; null for ever. */
  async sessions(): Promise<{ store: Record<string, unknown>; ttl: Record<string, number | null> }> {
    const rows = this.#used ? await this.#orAway(() => this.#backend.rows()) : [];
    const sessions = (rows ?? []).flatMap(({ key, value, ttl }) => {
      const sid = this.#sidOf(key);
      return sid === null ? [] : [{ sid, session: parsed(value), ttl }];
    });
    return {
      store: Object.fromEntries(sessions.map(({ sid, session }) => [sid, session])),
      ttl: Object.fromEntries(sessions.map(({ sid, ttl }) => [sid, ttl])),
    };
  }

  /** Deletes a session, or everything, as an administrator would. */
  async edit(op: 'delete' | 'clear', sid: string | null) {
    if (!this.#used) return;
    await this.#orAway(async () => {
      if (op === 'clear') return this.#backend.clear('');
      for (const { key } of await this.#backend.rows()) if (this.#sidOf(key) === sid) await this.#backend.clear(key);
    });
  }

  /** Writes anew what a session's key holds; how long it stays is as it was. @returns whether there was one, and room. */
  async set(sid: string, session: string): Promise<boolean> {
    if (!this.#used) return false;
    const done = await this.#orAway(async () => {
      const row = (await this.#backend.rows()).find(({ key }) => this.#sidOf(key) === sid);
      if (!row) return false;
      const [reply] = await this.#backend.execute([
        ['SET', row.key, session, 'KEEPTTL'].map((word) => Buffer.from(word)),
      ]);
      return !(reply instanceof RedisError);
    });
    return done ?? false;
  }

  /** Virtual time has passed. */
  passed(ms: number) {
    if (this.#used) this.#backend.passed(ms);
  }

  /** After an action: the times to live are what virtual time says. */
  async catchUp() {
    if (this.#used) await this.#orAway(() => this.#backend.catchUp());
  }

  /**
   * For trying out what an app does with what is there now, as often as one likes: from `begin` to `end` it reaches a copy,
   * which is embedded in this world wherever the data itself is.
   */
  async trial(): Promise<{ begin(): void; end(): void }> {
    const held = this.#emptyKeyspace();
    if (this.#used) await this.#orAway(() => this.#backend.copyTo(held));
    const [backend, connections, prefixes] = [this.#backend, this.#connections, this.#prefixes];
    const [used, refuses, away] = [this.#used, this.#refuses, this.#away];
    return {
      begin: () => {
        const keyspace = this.#emptyKeyspace();
        held.copyTo(keyspace);
        const copy = this.#inWorld(keyspace);
        this.#backend = copy;
        this.#connections = new Map([...connections].map(([id, connection]) => [id, connection.copyTo(copy)]));
        this.#prefixes = new Set(prefixes);
        this.#refuses = refuses || away;
      },
      end: () => {
        [this.#backend, this.#connections, this.#prefixes] = [backend, connections, prefixes];
        [this.#used, this.#refuses, this.#away] = [used, refuses, away];
      },
    };
  }

  /** The world is gone. */
  async dispose() {
    this.#stopListening();
    await this.#backend.dispose();
  }

  /** Does something with the server that no connection of the app waits for. @returns undefined when it is away */
  async #orAway<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      this.#tellAway();
      return undefined;
    }
  }

  #tellAway() {
    if (this.#away) return;
    this.#away = true;
    const message =
      'The Redis server of this playground cannot be reached: sessions in it are not there until it is back. The app tries again by itself.';
    this.#recorder.record({ type: 'warning', library: 'redis', message });
  }

  /** Maybe between two actions: it is told, and the app hears of it, when the next one begins. */
  #serverLost() {
    // in a trial nobody is connected to it; the app hears of it by its next command
    if (this.#backend.kind === 'embedded' || this.#connections.size === 0) return;
    this.#time.schedule.add(this.#time.now, () => this.#tellAway());
    for (const id of [...this.#connections.keys()]) this.#drop(id);
  }

  #sidOf(key: string): string | null {
    const bare = key.slice(key.indexOf(':') + 1);
    // of two prefixes that fit the longer is meant
    const fitting = [...this.#prefixes].filter((prefix) => bare.startsWith(prefix));
    if (fitting.length === 0) return null;
    return bare.slice(Math.max(...fitting.map((prefix) => prefix.length)));
  }

  #gone(key: string, op: Gone) {
    const sid = this.#sidOf(key);
    if (sid !== null) this.#recorder.record({ type: 'store.edit', op, sid });
  }

  #enqueue(job: () => Promise<void>) {
    this.#outstanding++;
    this.#work = this.#work.then(job).finally(() => {
      this.#outstanding--;
    });
  }

  #lost(id: number, error: unknown) {
    if (!(error instanceof ConnectionLost)) throw error;
    this.#tellAway();
    this.#drop(id, { message: error.message, code: error.code });
  }

  #drop(id: number, error?: { message: string; code: string }) {
    this.#connections.delete(id);
    this.#arrive(id, { event: 'close', ...(error && { error }) });
  }

  #arrive(id: number, arrival: Arrival, requestId: string | null = null) {
    const about = { requestId, connection: id, ...(requestId !== null && { step: 'Redis answers' }) };
    this.#time.schedule.add(this.#time.now, () => this.#deliver(JSON.stringify({ id, ...arrival })), about);
  }
}

/** As Node says it of a port on which nobody listens. */
const refused = () => ({ message: 'connect ECONNREFUSED 127.0.0.1:6379', code: 'ECONNREFUSED' });

/** A session as JSON; what a serializer of the app's own has made stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
