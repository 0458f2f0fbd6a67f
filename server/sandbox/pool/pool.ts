import { randomInt } from 'node:crypto';
import type { Experiment } from '../../../protocol/experiment.js';
import { Sandbox, type SandboxHost } from './sandbox.js';
import { SandboxError } from './sandbox-error.js';
import { WorkerThread } from './worker-thread.js';

/** Settings of the pool; times are wall milliseconds. */
export type PoolOptions = {
  /** Worker threads. */
  workers: number;
  maxSandboxes: number;
  maxSandboxesPerVisitor: number;
  /** Worlds kept in memory; past it the one that was not used for longest is let go. */
  maxLive: number;
  /** A world nobody has used for so long is let go; its log stays. */
  idleEvictMs: number;
  /** A sandbox nobody has used for so long, and nobody follows, is forgotten with its log. */
  forgetMs: number;
  /** A real Redis for the apps; each world has one embedded when left out. */
  redisUrl?: string | undefined;
  log: { error(fields: object, message: string): void };
  /** How long one operation may take; the limit of `limits.ts` unless a test cannot wait for it. */
  stuckMs?: number;
  /** Milliseconds of some clock. */
  now?: () => number;
};

const sweepMs = 10_000;
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Every sandbox of this server, and the worker threads their worlds are in. */
export class SandboxPool {
  readonly #options: PoolOptions;
  readonly #threads: WorkerThread[];
  readonly #sandboxes = new Map<string, Sandbox>();
  readonly #sweeper: NodeJS.Timeout;
  readonly #host: SandboxHost;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#threads = Array.from(
      { length: options.workers },
      () =>
        new WorkerThread({ ...(options.redisUrl !== undefined && { redisUrl: options.redisUrl }) }, options.stuckMs),
    );
    this.#sweeper = setInterval(() => this.sweep(), sweepMs).unref();
    this.#host = {
      chooseThread: () => this.#chooseThread(),
      now: options.now ?? (() => performance.now()),
      diverged: (sandbox, seq) =>
        options.log.error(
          { sandbox, seq },
          'A replay told another trace than the first time; the sandbox began a new epoch.',
        ),
      broke: (sandbox, err) => options.log.error({ sandbox, err }, 'A worker thread ended by an error of ours.'),
    };
  }

  /** Where the Redis is that the apps reach: in each world, or a real server. */
  get redis(): 'embedded' | 'redis' {
    return this.#options.redisUrl === undefined ? 'embedded' : 'redis';
  }

  /** How many sandboxes there are, and how many have their world in memory. */
  get size() {
    return { sandboxes: this.#sandboxes.size, live: this.#live };
  }

  /**
   * A new sandbox in which the experiment has been run.
   * @param visitor whom it counts for, such as an IP address
   * @throws SandboxError too-many-sandboxes
   */
  async create(experiment: Experiment, visitor: string): Promise<Sandbox> {
    this.#makeRoom(visitor);
    const sandbox = new Sandbox(randomId(), visitor, experiment, this.#host);
    this.#sandboxes.set(sandbox.id, sandbox);
    try {
      await sandbox.open(experiment.actions);
    } catch (error) {
      this.forget(sandbox);
      throw error;
    }
    return sandbox;
  }

  /** @throws SandboxError unknown-sandbox */
  get(id: string): Sandbox {
    const sandbox = this.#sandboxes.get(id);
    if (sandbox) return sandbox;
    throw new SandboxError(
      'unknown-sandbox',
      'This sandbox is not here any more: the server has been restarted or it was unused for long. Make a new one.',
    );
  }

  /** Nobody comes back to this sandbox: its world goes and its log. */
  forget(sandbox: Sandbox) {
    this.#sandboxes.delete(sandbox.id);
    sandbox.evict();
  }

  /** Lets idle worlds go and forgets what nobody will come back to. */
  sweep() {
    const now = this.#host.now();
    for (const sandbox of [...this.#sandboxes.values()]) {
      const idle = now - sandbox.lastUsed;
      if (idle >= this.#options.forgetMs && !sandbox.followed && !sandbox.busy) this.forget(sandbox);
      else if (idle >= this.#options.idleEvictMs) sandbox.evict();
    }
  }

  /** Ends the worker threads; every operation under way is refused. */
  async close() {
    clearInterval(this.#sweeper);
    await Promise.all(this.#threads.map((thread) => thread.close()));
    this.#sandboxes.clear();
  }

  get #live() {
    return this.#threads.reduce((sum, thread) => sum + thread.worlds, 0);
  }

  /** A visitor at their limit loses the sandbox they left longest ago; one that is on a page is never taken. */
  #makeRoom(visitor: string) {
    const own = [...this.#sandboxes.values()].filter((sandbox) => sandbox.visitor === visitor);
    const { maxSandboxes, maxSandboxesPerVisitor } = this.#options;
    if (own.length >= maxSandboxesPerVisitor) {
      const left = leastRecentlyUsed(own.filter((sandbox) => !sandbox.followed && !sandbox.busy));
      if (!left) {
        const message = `You have ${own.length} sandboxes open, as many as one visitor may. Close a page that has one, then try again.`;
        throw new SandboxError('too-many-sandboxes', message);
      }
      this.forget(left);
    }
    if (this.#sandboxes.size < maxSandboxes) return;
    throw new SandboxError(
      'too-many-sandboxes',
      `This server has ${maxSandboxes} sandboxes, as many as it may. Try again later.`,
    );
  }

  #chooseThread(): WorkerThread {
    for (let over = this.#live - this.#options.maxLive + 1; over > 0; over--) {
      const idle = [...this.#sandboxes.values()].filter((sandbox) => sandbox.live && !sandbox.busy);
      leastRecentlyUsed(idle)?.evict();
    }
    return this.#threads.reduce((least, thread) => (thread.load < least.load ? thread : least));
  }
}

function leastRecentlyUsed(sandboxes: Sandbox[]): Sandbox | undefined {
  return sandboxes.reduce<Sandbox | undefined>(
    (oldest, sandbox) => (oldest && oldest.lastUsed <= sandbox.lastUsed ? oldest : sandbox),
    undefined,
  );
}

/** 16 of 36 characters: 82 bits that nobody guesses. */
const randomId = () => Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
