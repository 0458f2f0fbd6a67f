import { type Action, isRealClient, type Parallel, type RequestInput } from '../../../protocol/action.js';
import { bounds } from '../../../protocol/bounds.js';
import type { Experiment } from '../../../protocol/experiment.js';
import type { ExperimentResult } from '../../../protocol/result.js';
import { storeOps, type TraceEvent } from '../../../trace/event.js';
import { shortSid } from '../../../trace/sentence.js';
import { limits } from '../limits.js';
import { type RealRedisOf, Redis } from '../redis/redis.js';
import type { HostSide } from '../vm/host-calls.js';
import { SeededRandom } from '../vm/random.js';
import { App, type StoreFailure } from './app.js';
import { Browsers } from './browser/browsers.js';
import { Fetcher } from './browser/fetcher.js';
import { EventLoop } from './event-loop.js';
import type { GuestHead, GuestResponse } from './exchange.js';
import { Explorer } from './explore/explorer.js';
import { AppProcess } from './process.js';
import { RealClients, type RealResponse } from './real-clients.js';
import { type Happening, Recorder } from './recorder.js';
import { Traffic } from './traffic.js';
import { VirtualTime } from './virtual-time.js';

export type WorldOptions = {
  /** False leaves the tracer out, to see that it changes nothing: there are fewer events then. */
  traced?: boolean;
  /** The Redis that the app reaches; one embedded in the world when left out. */
  realRedis?: RealRedisOf | null;
};

/**
 * An app, its browsers, its store and the time: `act` does one action to it, and everything that happens is told to
 * `emit` in order. The same experiment gives the same events.
 */
export class World {
  readonly #experiment: Experiment;
  readonly #recorder: Recorder;
  readonly #time: VirtualTime;
  readonly #browsers: Browsers;
  #random: SeededRandom;
  #app!: App;
  #redis!: Redis;
  #loop!: EventLoop;
  #traffic!: Traffic;
  #fetcher!: Fetcher;
  #realClients!: RealClients;

  /** A world with the experiment's app deployed; its actions are not run. */
  static async create(
    experiment: Experiment,
    emit: (event: TraceEvent) => void,
    { traced = true, realRedis = null }: WorldOptions = {},
  ): Promise<World> {
    const world = new World(experiment, emit);
    world.#assemble(await AppProcess.create(world.#hostSide(), traced), realRedis);
    await world.#deploy(experiment.app, false);
    return world;
  }

  private constructor(experiment: Experiment, emit: (event: TraceEvent) => void) {
    this.#experiment = experiment;
    this.#random = new SeededRandom(experiment.seed);
    this.#recorder = new Recorder(
      emit,
      () => this.#time.now,
      (id) => this.#traffic.browserOf(id),
    );
    this.#time = new VirtualTime(experiment.clock, (from, to) => {
      this.#recorder.record({ type: 'clock', from, to });
      this.#redis.passed(to - from);
    });
    this.#browsers = new Browsers(experiment.browsers, this.#recorder, this.#time);
  }

  #assemble(process: AppProcess, realRedis: RealRedisOf | null) {
    this.#app = new App(this.#experiment, process, this.#recorder, this.#time);
    this.#redis = new Redis(this.#experiment.store.maxmemory, realRedis, this.#time, this.#recorder, (arrival) =>
      this.#app.run('redis', arrival),
    );
    this.#loop = new EventLoop(this.#app, this.#time, this.#recorder, this.#redis);
    this.#traffic = new Traffic(this.#experiment.network, this.#app, this.#time, this.#recorder);
    this.#fetcher = new Fetcher(this.#browsers, this.#traffic, this.#recorder);
    this.#realClients = new RealClients(this.#browsers, this.#traffic, this.#recorder, this.#time);
  }

  /** Does one action and runs virtual time until it is over. */
  async act(action: Action): Promise<void> {
    this.#recorder.begin();
    this.#app.refuel();
    await this.#do(action);
    await this.#redis.catchUp();
  }

  #do(action: Action): void | Promise<void> {
    switch (action.type) {
      case 'request':
        return this.#request([action]);
      case 'parallel':
        return this.#request(action.requests);
      case 'deploy':
        return this.#deploy(action.app, action.keepStore);
      case 'advance':
        return this.#advance(action.ms);
      case 'restart':
        return this.#restart('The process was restarted: MemoryStore starts empty.');
      case 'cookie.set':
        return this.#browsers.put(action.browser, action.cookie, action.url);
      case 'cookie.delete':
        return this.#browsers.deleteCookie(action.browser, action.name);
      case 'browser.restart':
        return this.#browsers.restart(action.browser);
      case 'script.cookie':
        return this.#browsers.script(action.browser, action.url, action.assign);
      case 'store.delete':
        return this.#editStore({ op: 'delete', sid: action.sid });
      case 'store.set':
        return this.#setRow(action.sid, action.session);
      case 'store.clear':
        return this.#editStore({ op: 'clear', sid: null });
      case 'store.fail':
        return this.#failStore({ how: action.how, ops: action.ops ?? storeOps });
      case 'store.recover':
        return this.#failStore(null);
    }
  }

  /** The interleavings of parallel requests, to be tried slice by slice before the action itself is done. */
  async explore(action: Parallel): Promise<Explorer> {
    this.#recorder.begin();
    await this.#wake();
    const [app, time, traffic, recorder, redis] = [this.#app, this.#time, this.#traffic, this.#recorder, this.#redis];
    const trial = await redis.trial();
    const putBack = this.#keep();
    const beginning = {
      ...{ app, time, traffic, recorder, redis },
      send: () => {
        trial.begin();
        this.#send(action.requests);
      },
      store: async () => (await this.store()).store,
      putBack: () => {
        trial.end();
        putBack();
      },
    };
    return new Explorer(beginning, typeof action.explore === 'number' ? action.explore : bounds.schedules);
  }

  /** Remembers all that an action can change. @returns what puts it back, each time it is called. */
  #keep(): () => void {
    const kept = [this.#app, this.#time, this.#random, this.#browsers, this.#traffic].map((part) => part.keep());
    return () => {
      for (const putBack of kept) putBack();
    };
  }

  /** Back to before the first action, in place: the trace starts anew. */
  async reset(): Promise<void> {
    this.#app.reset();
    this.#time.reset();
    this.#random = new SeededRandom(this.#experiment.seed);
    this.#browsers.clear();
    this.#traffic.reset();
    this.#recorder.restart();
    await this.#redis.reset();
    await this.#deploy(this.#experiment.app, false);
  }

  /** What the last request of a client outside came to; given once, null when there was none. */
  takeRealResponse(): RealResponse | null {
    return this.#realClients.takeResponse();
  }

  responses(): ExperimentResult['responses'] {
    return [...this.#traffic.responses];
  }

  browsers(): ExperimentResult['browsers'] {
    return this.#browsers.cookies();
  }

  /** The sessions of its stores; those in Redis with the ms that each has left. */
  async store(): Promise<Pick<ExperimentResult, 'store' | 'ttl'>> {
    const { store, ttl } = await this.#redis.sessions();
    return { store: { ...this.#app.rows(), ...store }, ...(this.#redis.used && { ttl }) };
  }

  async dispose() {
    this.#app.dispose();
    this.#time.schedule.clear();
    await this.#redis.dispose();
  }

  #hostSide(): HostSide {
    return {
      now: () => this.#time.epoch,
      random: { bytes: (count: number) => this.#random.bytes(count) },
      setTimer: (id, delay, requestId) => this.#setTimer(id, delay, requestId),
      clearTimer: (id) => this.#time.schedule.cancelTimer(id),
      emit: (events) => this.#recorder.fromGuest(events),
      respondHead: (head) => this.#traffic.respondHead(JSON.parse(head) as GuestHead),
      respond: (response) => this.#traffic.respond(JSON.parse(response) as GuestResponse),
      redis: {
        open: (connection) => this.#redis.open(connection),
        send: (connection, bytes, requestId) => this.#redis.receive(connection, bytes, requestId),
        close: (connection) => this.#redis.close(connection),
        keepsSessionsUnder: (prefix) => this.#redis.keepsSessionsUnder(prefix),
      },
      exit: () => {},
    };
  }

  #setTimer(id: number, delay: number, requestId: string | null) {
    const { schedule, now } = this.#time;
    if (schedule.full) {
      const message = `The app set more than ${limits.timers} timers at once; no more are set.`;
      this.#recorder.recordOnce({ type: 'limit', limit: 'timers', message });
      throw new Error(message);
    }
    const about = { timer: id, requestId, step: 'a timer fires' };
    schedule.add(now + delay, () => this.#app.run('timer', String(id)), about);
  }

  async #deploy(source: string, keepStore: boolean) {
    this.#app.deploy(source, keepStore);
    await this.#start(keepStore);
  }

  async #restart(reason: string) {
    this.#recorder.record({ type: 'restart', reason });
    await this.#start(false);
  }

  async #start(keepStore: boolean) {
    this.#redis.closeAll();
    await this.#app.start(keepStore);
    await this.#loop.runDue();
  }

  /** A process that had ended by itself is started again for what comes. */
  async #wake() {
    if (!this.#app.startsAgain) return;
    await this.#restart('The process had ended and was started again: MemoryStore starts empty.');
    this.#app.refuel();
  }

  #send(requests: readonly RequestInput[]) {
    for (const request of requests) (isRealClient(request.browser) ? this.#realClients : this.#fetcher).fetch(request);
  }

  async #request(requests: readonly RequestInput[]) {
    await this.#wake();
    this.#send(requests);
    await this.#loop.runUntil(() => this.#traffic.quiet, this.#time.now + limits.responseMs);
    this.#traffic.giveUp();
  }

  async #advance(ms: number) {
    const target = this.#time.now + ms;
    await this.#loop.runUntil(() => false, target);
    this.#time.moveTo(target);
    this.#browsers.expire();
  }

  async #editStore(edit: { op: 'delete'; sid: string } | { op: 'clear'; sid: null }) {
    this.#recorder.record({ type: 'store.edit', ...edit });
    this.#app.run('editStore', JSON.stringify(edit));
    await this.#redis.edit(edit.op, edit.sid);
  }

  /** Only what is there can be edited: where a new session's row would have to lie is the app's to say. */
  async #setRow(sid: string, session: string) {
    const edited: Happening = { type: 'store.edit', op: 'set', sid, session: JSON.parse(session) };
    if (this.#app.running && sid in this.#app.rows()) {
      this.#recorder.record(edited);
      this.#app.run('editStore', JSON.stringify({ op: 'set', sid, session }));
    } else if (await this.#redis.set(sid, session)) this.#recorder.record(edited);
    else {
      const message = `Row ${shortSid(sid)} was not edited: neither MemoryStore nor Redis holds that session, or has the room.`;
      this.#recorder.record({ type: 'warning', library: 'playground', message });
    }
  }

  /** Stores in the app's own process fail there; one on a wire is to fail on its wire. */
  #failStore(failure: StoreFailure | null) {
    this.#app.failStores(failure);
    this.#redis.refuse(failure?.how === 'disconnect');
    return this.#loop.runDue();
  }
}
