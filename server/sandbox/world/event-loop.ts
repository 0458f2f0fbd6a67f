import { limits } from '../limits.js';
import type { Redis } from '../redis/redis.js';
import type { App } from './app.js';
import type { Recorder } from './recorder.js';
import type { VirtualTime } from './virtual-time.js';

/** Runs what comes next, one after the other: the app's immediates, then what stands in the schedule. */
export class EventLoop {
  readonly #app: App;
  readonly #time: VirtualTime;
  readonly #recorder: Recorder;
  readonly #redis: Redis;

  constructor(app: App, time: VirtualTime, recorder: Recorder, redis: Redis) {
    this.#app = app;
    this.#time = time;
    this.#recorder = recorder;
    this.#redis = redis;
  }

  /** What is due now: immediates, and what stands in the schedule for this very moment. */
  runDue(): Promise<void> {
    return this.runUntil(() => false, this.#time.now);
  }

  /** Runs what comes next, in virtual time, until `over`, or until nothing is due by `until`. */
  async runUntil(over: () => boolean, until: number): Promise<void> {
    for (let tasks = 0; ; tasks++) {
      if (tasks >= limits.tasks) return this.#stop();
      if (this.#app.immediatesWait) {
        this.#app.run('immediate');
        continue;
      }
      const next = this.#time.schedule.next();
      if (this.#redis.busy && !(next && next.at <= this.#time.now)) {
        await this.#redis.settled();
        continue;
      }
      if (!next || next.at > until) return;
      if (over() && next.at > this.#time.now) return;
      this.#time.moveTo(next.at);
      this.#time.schedule.take(next);
      next.run();
    }
  }

  #stop() {
    const message = `One action ran more than ${limits.tasks} timers and immediates; the rest was left out. A timer that sets itself again?`;
    this.#recorder.record({ type: 'limit', limit: 'tasks', message });
    this.#time.schedule.cancelTimers();
    if (this.#app.immediatesWait) this.#app.end({ fault: { limit: 'cpu' } });
  }
}
