import { limits } from '../../limits.js';
import type { Redis } from '../../redis/redis.js';
import type { App } from '../app.js';
import type { Entry } from '../schedule.js';
import type { Traffic } from '../traffic.js';
import type { VirtualTime } from '../virtual-time.js';

/** What one request does next: from here to where it waits again, nothing else of the app runs. */
export type Step = { requestId: string; what: string; at: number; entry: Entry | null };

type Parts = { app: App; time: VirtualTime; traffic: Traffic; redis: Redis };

/**
 * Runs requests under way to their end like the event loop, but how long a thing takes is taken as unknown: whenever
 * several requests have a next step, `choose` says whose is next. What is no request's happens when it is due, and what
 * is on its way to a browser, of which the app takes no notice, at once.
 */
export class Interleaving {
  readonly #parts: Parts;
  readonly #until: number;
  #tasks = 0;

  /** @param until virtual ms after which nobody waits any more */
  constructor(parts: Parts, until: number) {
    this.#parts = parts;
    this.#until = until;
  }

  /**
   * @param choose is given the next step of each request, what the clock would run first before the others
   * @param before is told of each step before it is run
   * @returns whether it came to an end before it had run more than `limits.scheduleTasks`
   */
  async run(choose: (steps: readonly Step[]) => Step, before: (step: Step) => void): Promise<boolean> {
    const { time } = this.#parts;
    while (this.#tasks < limits.scheduleTasks) {
      await this.#runUnowned();
      const steps = this.#steps();
      const [first] = steps;
      if (!first) {
        if (!this.#runNextUnowned()) return true;
        continue;
      }
      const step = steps.length === 1 ? first : choose(steps);
      time.moveTo(step.at);
      await this.#runUnowned();
      before(step);
      this.#runStep(step);
    }
    return false;
  }

  /** The next step of each request that does not wait for another's; once all are answered, only what is due at that moment. */
  #steps(): Step[] {
    const { app, time, traffic } = this.#parts;
    const { now } = time;
    const until = traffic.quiet ? now : this.#until;
    const steps = new Map<string, Step>();
    const waiting = new Set<string>();
    for (const requestId of app.immediateRequests()) {
      if (requestId !== null) steps.set(requestId, { requestId, what: 'an immediate runs', at: now, entry: null });
    }
    for (const entry of time.schedule.entries) {
      const { requestId, step: what, at } = entry;
      if (!requestId || what === undefined || at > until || steps.has(requestId) || waiting.has(requestId)) continue;
      if (time.schedule.inOrder(entry)) steps.set(requestId, { requestId, what, at: Math.max(at, now), entry });
      else waiting.add(requestId);
    }
    return [...steps.values()];
  }

  #runStep({ requestId, entry }: Step) {
    this.#tasks++;
    if (entry === null) this.#parts.app.run('immediateOf', JSON.stringify(requestId));
    else if (this.#parts.time.schedule.take(entry)) entry.run();
  }

  /** Runs what is no request's and is due, and what is on its way to a browser. */
  async #runUnowned() {
    const { app, time, redis } = this.#parts;
    while (this.#tasks < limits.scheduleTasks) {
      // what a step sent is answered: the answer stands in the schedule
      if (redis.busy) await redis.settled();
      const entry = time.schedule.entries.find(
        (one) => (one.step === undefined || (!one.requestId && one.at <= time.now)) && time.schedule.inOrder(one),
      );
      if (app.immediateRequests().includes(null)) app.run('immediateOf', 'null');
      else if (entry) this.#take(entry);
      else return;
      this.#tasks++;
    }
  }

  /** Nothing else can go on: time passes until something that is no request's happens. */
  #runNextUnowned(): boolean {
    const { time, traffic } = this.#parts;
    const next = time.schedule.next();
    if (!next || traffic.quiet || next.at > this.#until) return false;
    time.moveTo(next.at);
    this.#take(next);
    this.#tasks++;
    return true;
  }

  #take(entry: Entry) {
    this.#parts.time.schedule.take(entry);
    entry.run();
  }
}
