import { Worker } from 'node:worker_threads';
import { limits } from '../limits.js';
import type { Answer, FromWorker, Operation, ToWorker, WorkerSettings } from './worker-messages.js';

/**
 * The world of a sandbox went away with its worker thread before an operation was done.
 * `stuck`: this very operation ran too long; `out-of-memory`: V8 ended the thread during it, at the end of its heap;
 * `broken`: something was thrown in the thread during it, and nothing there caught it; `neighbour`: the operation was
 * still waiting, another one's end took the thread along.
 */
export class WorldLost extends Error {
  constructor(
    readonly why: 'stuck' | 'out-of-memory' | 'broken' | 'neighbour',
    cause?: Error,
  ) {
    super(`The worker thread of this world ended: ${why}.`, { cause });
  }
}

type Job = { operation: Operation; resolve: (answer: Answer) => void; reject: (error: Error) => void };
type Tell = (lines: string[]) => void;

/** The bundles lie side by side; under a test runner, which runs the sources, in dist all the same. */
const workerUrl = import.meta.url.includes('/dist/')
  ? new URL('./worker.js', import.meta.url)
  : new URL('../../../dist/server/worker.js', import.meta.url);

const startWorker = (settings: WorkerSettings) =>
  new Worker(workerUrl, { workerData: settings, resourceLimits: { stackSizeMb: limits.workerStackMb } });

/**
 * One worker thread under a watchdog. Operations wait here and are handed over one by one, so that it is always known
 * whose operation is running; a thread that ends is followed by a new, empty one.
 */
export class WorkerThread {
  /** Null after one that could not even start: it is tried again with the next operation. */
  #worker: Worker | null;
  #ready = false;
  #closed = false;
  #waiting: Job[] = [];
  #running: Job | null = null;
  #watchdog: NodeJS.Timeout | undefined;
  /** The worlds that are in the thread now, with whom to tell their events. */
  readonly #worlds = new Map<string, Tell>();

  /**
   * @param stuckMs how long one operation may take, in wall milliseconds
   * @param startThread starts one that speaks the messages of `worker-messages.ts`
   */
  constructor(
    readonly settings: WorkerSettings = {},
    readonly stuckMs: number = limits.stuckMs,
    readonly startThread: (settings: WorkerSettings) => Worker = startWorker,
  ) {
    this.#worker = this.#start();
  }

  /** How much is in it and waits for it, to choose the one with least. */
  get load() {
    return this.#worlds.size + this.#waiting.length + (this.#running ? 1 : 0);
  }

  get worlds() {
    return this.#worlds.size;
  }

  has(id: string) {
    return this.#worlds.has(id);
  }

  /**
   * Makes the world of a sandbox; `tell` gets its events, as JSON text, from now on.
   * @throws WorldLost
   */
  async create(operation: Operation & { type: 'create' }, tell: Tell): Promise<Answer> {
    const { id } = operation;
    this.#worlds.set(id, tell);
    const answer = await this.#enqueue(operation);
    if (!answer.ok) this.evict(id);
    return answer;
  }

  /** @throws WorldLost, also at once when the world is not in the thread. */
  async run<O extends Exclude<Operation, { type: 'create' }>>(operation: O): Promise<Answer<O['type']>> {
    if (!this.has(operation.id)) throw new WorldLost('neighbour');
    const answer = await this.#enqueue(operation);
    if (!answer.ok) this.#worlds.delete(operation.id);
    // a worker answers each operation with its own result
    return answer as Answer<O['type']>;
  }

  /** Drops a world that no operation is under way for. */
  evict(id: string) {
    if (this.#worlds.delete(id)) this.#post({ type: 'evict', id });
  }

  /** Ends the thread; what waits for it is refused. */
  async close() {
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    // its worlds may have keys on a server
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    if (this.settings.redisUrl !== undefined && this.#ready) this.#post({ type: 'close' });
    else void worker.terminate();
    this.#end(worker, 'neighbour', closing());
    const late = setTimeout(() => void worker.terminate(), limits.redisReplyMs);
    await exited;
    clearTimeout(late);
  }

  #enqueue(operation: Operation): Promise<Answer> {
    if (this.#closed) throw closing();
    this.#worker ??= this.#start();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operation, resolve, reject });
      this.#next();
    });
  }

  #next() {
    if (!this.#worker || !this.#ready || this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    this.#watch(this.#worker, job);
    this.#post(job.operation);
  }

  #post(message: ToWorker) {
    this.#worker?.postMessage(message);
  }

  #start(): Worker {
    const worker = this.startThread(this.settings);
    this.#ready = false;
    worker.on('message', (message: FromWorker) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#end(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'broken', error),
    );
    worker.on('exit', (code) =>
      this.#end(worker, 'broken', new Error(`A sandbox worker thread exited with code ${code}.`)),
    );
    return worker;
  }

  #hear(message: FromWorker) {
    if (message.type === 'events') {
      this.#worlds.get(message.id)?.(message.lines);
      return;
    }
    if (message.type === 'ready') {
      this.#ready = true;
    } else {
      clearTimeout(this.#watchdog);
      const job = this.#running;
      this.#running = null;
      job?.resolve(message.answer);
    }
    this.#next();
  }

  #watch(worker: Worker, job: Job) {
    this.#watchdog = setTimeout(() => {
      // when the main thread itself was late, the answer may lie there already: it is read first
      setImmediate(() => {
        if (worker !== this.#worker || this.#running !== job) return;
        this.#end(worker, 'stuck');
        void worker.terminate();
      });
    }, this.stuckMs);
  }

  /** The thread is gone, or as good as gone: another takes its place, and everybody who had a world in it is told. */
  #end(worker: Worker, why: WorldLost['why'], error?: Error) {
    if (worker !== this.#worker) return;
    const wasReady = this.#ready;
    const running = this.#running;
    const waiting = this.#waiting;
    clearTimeout(this.#watchdog);
    this.#running = null;
    this.#waiting = [];
    this.#worlds.clear();
    running?.reject(this.#closed && error ? error : new WorldLost(why, error));
    // a thread that cannot even start would be started again for ever: what waits for it is refused instead
    const refusal = (this.#closed || !wasReady) && error ? error : new WorldLost('neighbour');
    for (const job of waiting) job.reject(refusal);
    if (!this.#closed) this.#worker = wasReady ? this.#start() : null;
  }
}

const closing = () => new Error('The server is closing.');
