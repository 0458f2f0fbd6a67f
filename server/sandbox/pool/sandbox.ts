import type { Action, Parallel } from '../../../protocol/action.js';
import { bounds } from '../../../protocol/bounds.js';
import type { Experiment } from '../../../protocol/experiment.js';
import type { Acted } from '../../../protocol/live.js';
import type { Exploration } from '../../../protocol/result.js';
import type { TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';
import type { RealResponse } from '../world/real-clients.js';
import { Explorations, type NotedExploration } from './explorations.js';
import { Queue } from './queue.js';
import { SandboxError } from './sandbox-error.js';
import { tellEnded } from './tell-ended.js';
import { type Position, TraceLog } from './trace-log.js';
import type { Answer, Explored, Operation, Results, WorldResult } from './worker-messages.js';
import { type WorkerThread, WorldLost } from './worker-thread.js';

/** What a sandbox needs of its pool. */
export type SandboxHost = {
  /** The thread for a world that is to be made, after room was made for it. */
  chooseThread(): WorkerThread;
  now(): number;
  /** @param seq the first event that a replay told otherwise. */
  diverged(id: string, seq: number): void;
  /** @param error what nothing caught in the thread that the sandbox's world was in. */
  broke(id: string, error: unknown): void;
};

/** What a run came to. */
export type Outcome = WorldResult & { trace: TraceEvent[] };

/** What ended the thread: loading the app, or an action after it. */
type Stuck = 'load' | 'action';

/**
 * One person's experiment under way. The action log is the truth; the world in a worker thread is a cache of it that
 * may go at any time and is rebuilt by replay. Everything asked of it is done one after the other.
 */
export class Sandbox {
  #experiment: Experiment;
  #actions: Action[] = [];
  readonly #explorations = new Explorations();
  readonly #trace: TraceLog;
  readonly #queue = new Queue(limits.actionsWaiting);
  #thread: WorkerThread | null = null;
  /** How many actions of the log the world has done; -1 before its app is deployed. */
  #done = -1;
  #stuck: Stuck | null = null;
  readonly #answered = new Map<string, Promise<Acted>>();
  readonly #followers = new Set<() => void>();
  /** When somebody last asked something of it, by the pool's clock. */
  lastUsed: number;

  constructor(
    readonly id: string,
    readonly visitor: string,
    experiment: Experiment,
    readonly host: SandboxHost,
  ) {
    this.#experiment = { ...experiment, actions: [] };
    this.#trace = new TraceLog((seq) => host.diverged(id, seq));
    this.lastUsed = host.now();
  }

  /** The experiment as it stands now: what a link to it carries. */
  get experiment(): Experiment {
    return { ...this.#experiment, actions: [...this.#actions] };
  }

  get epoch() {
    return this.#trace.epoch;
  }

  get actions() {
    return this.#actions.length;
  }

  /** The last `seq` of the trace. */
  get seq() {
    return this.#trace.length;
  }

  /** Whether its world is in a worker thread now. */
  get live() {
    return this.#thread?.has(this.id) === true;
  }

  get busy() {
    return this.#queue.busy;
  }

  get followed() {
    return this.#followers.size > 0;
  }

  /** Deploys the app and does the experiment's own actions. One that got stuck is open all the same: its trace tells. */
  open(actions: readonly Action[]): Promise<void> {
    return this.#ask(async () => {
      try {
        await this.#outlive(() => this.#catchUp());
        for (const action of actions) await this.#do(action);
      } catch (error) {
        if (!(error instanceof SandboxError && (error.code === 'stuck' || error.code === 'log-full'))) throw error;
      }
    });
  }

  /**
   * Does one action. The same `key` again gives the same answer, and does nothing twice.
   * @throws SandboxError log-full, stuck, too-many-messages
   */
  act(key: string, action: Action): Promise<Acted> {
    const before = this.#answered.get(key);
    if (before) return before;
    const acting = this.#ask(async () => {
      await this.#do(action);
      return { seq: this.seq, actions: this.actions };
    });
    this.#answered.set(key, acting);
    const [oldest] = this.#answered.keys();
    if (this.#answered.size > limits.keysKept && oldest !== undefined) this.#answered.delete(oldest);
    return acting;
  }

  /**
   * Does the request of a client outside, as one more action. @returns what goes back to it.
   * @throws SandboxError log-full, stuck, too-many-messages
   */
  serve(request: Extract<Action, { type: 'request' }>): Promise<RealResponse> {
    return this.#ask(async () => {
      const response = await this.#do(request);
      if (!response) throw new Error(`The world of sandbox ${this.id} gave a client outside no response.`);
      return response;
    });
  }

  /**
   * Forgets every action after the first `keep`; the trace begins anew.
   * @throws SandboxError invalid-message, stuck, too-many-messages
   */
  reset(keep: number): Promise<void> {
    return this.#ask(async () => {
      if (keep > this.actions)
        throw new SandboxError('invalid-message', `keep: this sandbox has done ${this.actions} actions.`);
      if (this.#stuck === 'load') throw stillStuck();
      this.#stuck = null;
      this.#actions.length = keep;
      this.#explorations.forget(keep);
      this.#trace.restart();
      await this.#outlive(async () => {
        if (this.live) {
          await this.#run({ type: 'reset', id: this.id });
          this.#done = 0;
        }
        await this.#catchUp();
      });
    });
  }

  /**
   * Begins anew with another app and does every action again. Deploys that kept the store are taken out: they were the
   * app on its way to this one; at any other the process starts anew, with this app. When that gets stuck, everything
   * is as it was.
   * @returns what both runs came to
   * @throws SandboxError log-full, stuck, too-many-messages
   */
  replay(app: string): Promise<{ before: Outcome; after: Outcome }> {
    return this.#ask(async () => {
      if (this.#stuck) throw stillStuck();
      const log = this.experiment;
      const before = await this.#outcome();
      const actions = log.actions.flatMap((action) => (action.type === 'deploy' ? redeployed(action, app) : [action]));
      try {
        await this.#beginAnew({ ...log, app, actions });
        return { before, after: await this.#outcome() };
      } catch (error) {
        await this.#beginAnew(log);
        throw error;
      }
    });
  }

  /** What the interleavings of each action that asked for them led to. */
  get explorations(): Exploration[] {
    return this.#explorations.all;
  }

  /** The explorations of actions that begin in these events. */
  explorationsIn(events: readonly TraceEvent[]): NotedExploration[] {
    return this.#explorations.within(events);
  }

  /** What the world holds beside its trace. @throws SandboxError stuck, too-many-messages */
  result(): Promise<WorldResult> {
    return this.#ask(() => {
      if (this.#stuck) throw stillStuck();
      return this.#result();
    });
  }

  /** Lets the world go; the log stays, and the next action rebuilds it. Does nothing while one is under way. */
  evict() {
    if (this.busy) return;
    this.#thread?.evict(this.id);
  }

  /** Calls `news` whenever the trace has more, or has begun anew. @returns how to stop that. */
  follow(news: () => void): () => void {
    this.#followers.add(news);
    return () => void this.#followers.delete(news);
  }

  /** What comes after a position, bounded; everything from the first event when its epoch is over. */
  read(position: Position, most: { events: number; characters: number }) {
    return this.#trace.read(position, most);
  }

  #ask<T>(task: () => Promise<T>): Promise<T> {
    this.lastUsed = this.host.now();
    return this.#queue.add(async () => {
      try {
        return await task();
      } finally {
        if (this.live && !this.#stuck) this.#trace.settle();
        this.#tellNews();
      }
    });
  }

  #result(): Promise<WorldResult> {
    return this.#outlive(async () => {
      await this.#catchUp();
      return this.#run({ type: 'result', id: this.id });
    });
  }

  async #outcome(): Promise<Outcome> {
    const result = await this.#result();
    return { ...result, trace: this.#trace.events() };
  }

  async #beginAnew({ actions, ...experiment }: Experiment) {
    this.#stuck = null;
    this.#experiment = { ...experiment, actions: [] };
    this.#actions = [];
    this.#explorations.forget(0);
    this.#trace.restart();
    this.#thread?.evict(this.id);
    await this.#outlive(() => this.#catchUp());
    for (const action of actions) await this.#do(action);
  }

  /** @returns the response for a client outside, when it made the request. */
  async #do(action: Action): Promise<RealResponse | null> {
    if (this.#stuck) {
      if (action.type !== 'deploy') throw stillStuck();
      const loading = this.#stuck === 'load';
      this.#stuck = null;
      this.#trace.restart();
      if (loading) {
        // the code that cannot be loaded must not be replayed: the new code takes its place as the experiment's app
        this.#experiment = { ...this.#experiment, app: action.app };
        await this.#outlive(() => this.#catchUp());
        return null;
      }
    }
    if (this.actions >= bounds.actions || this.#trace.full || this.#explorations.full) throw logFull(this.actions);
    this.#explorations.forget(this.actions);
    const seq = this.seq + 1;
    const response = await this.#outlive(async () => {
      await this.#catchUp();
      // noted before the action's events come: they are told together
      if (action.type === 'parallel' && action.explore)
        this.#explorations.note(this.actions, { seq, ...(await this.#explore(action)) });
      return this.#run({ type: 'act', id: this.id, action });
    });
    this.#actions.push(action);
    this.#done = this.actions;
    return response;
  }

  /** Slice by slice: between two of them other sandboxes of the thread have their turn. */
  async #explore(action: Parallel): Promise<Explored> {
    for (;;) {
      const explored = await this.#run({ type: 'explore', id: this.id, action });
      if (explored) return explored;
    }
  }

  /** Brings the world to where the log ends, from nothing if need be. */
  async #catchUp() {
    if (!this.live) {
      this.#done = -1;
      this.#trace.rewind();
      this.#thread = this.host.chooseThread();
      const create = { type: 'create', id: this.id, experiment: this.#experiment } as const;
      check(await this.#thread.create(create, (lines) => this.#take(lines)));
      this.#done = 0;
    }
    while (this.#done < this.actions) {
      await this.#run({ type: 'act', id: this.id, action: this.#actions[this.#done] as Action });
      this.#done++;
    }
  }

  async #run<O extends Exclude<Operation, { type: 'create' }>>(operation: O): Promise<Results[O['type']]> {
    if (!this.#thread) throw new WorldLost('neighbour');
    return check(await this.#thread.run(operation));
  }

  /**
   * Does it again in another world while it is a neighbour that takes the thread along. A thread that ended by itself
   * gives one more try, in a new one: when that ends too, it is what this sandbox does.
   */
  async #outlive<T>(body: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; ) {
      try {
        return await body();
      } catch (error) {
        if (!(error instanceof WorldLost)) throw error;
        if (error.why === 'neighbour') continue;
        if (error.why === 'broken') this.host.broke(this.id, error.cause);
        if (error.why === 'stuck' || tries++ > 1) throw this.#end(this.#deed(error.why));
      }
    }
  }

  /** What the app did to end its thread so. */
  #deed(why: Exclude<WorldLost['why'], 'neighbour'>): string {
    switch (why) {
      case 'stuck':
        return `ran for ${(this.#thread?.stuckMs ?? limits.stuckMs) / 1000} s without giving control back`;
      case 'out-of-memory':
        return 'used up the memory of the thread it ran in';
      case 'broken':
        return "ran into a fault of this server, which is in the server's log";
    }
  }

  /** What was running is not done again until the code changes: it is not in the log, or is taken out of it. */
  #end(what: string): SandboxError {
    const message = `The app ${what}, so its process was ended. Change its code and it starts again.`;
    this.#stuck = this.#done < 0 ? 'load' : 'action';
    this.#actions.length = Math.min(this.actions, Math.max(0, this.#done));
    tellEnded(this.#trace, message);
    return new SandboxError('stuck', message);
  }

  #take(lines: string[]) {
    for (const line of lines) this.#trace.take(line);
    this.#tellNews();
  }

  #tellNews() {
    for (const news of this.#followers) news();
  }
}

/** @throws Error for a defect of ours. */
function check<T extends Operation['type']>(answer: Answer<T>): Results[T] {
  if (answer.ok) return answer.result;
  throw new Error(answer.message);
}

/** A deploy of a log that is done again with another app. */
const redeployed = (deploy: Extract<Action, { type: 'deploy' }>, app: string): Action[] =>
  deploy.keepStore ? [] : [{ ...deploy, app }];

const stillStuck = () =>
  new SandboxError(
    'stuck',
    'The process of the app was ended and is not started again with the same code. Change the code, then go on.',
  );

function logFull(actions: number) {
  const message = `This experiment is full: it has ${actions} actions, and no more of its trace can be kept. Reset it to go on.`;
  return new SandboxError('log-full', message);
}
