import type { Exploration } from '../../../../protocol/result.js';
import type { StoreOp, TraceEvent } from '../../../../trace/event.js';
import { limits } from '../../limits.js';
import type { Redis } from '../../redis/redis.js';
import type { App } from '../app.js';
import type { Recorder } from '../recorder.js';
import type { Traffic } from '../traffic.js';
import type { VirtualTime } from '../virtual-time.js';
import { describeStep } from './describe-step.js';
import { Interleaving, type Step } from './interleaving.js';
import { type Ending, kindsOf, outcomeOf } from './outcome.js';

/** A world at the beginning of an action, which can be put back there as often as one likes. */
type Beginning = {
  app: App;
  time: VirtualTime;
  traffic: Traffic;
  recorder: Recorder;
  redis: Redis;
  /** Sends the requests. */
  send(): void;
  store(): Promise<Record<string, unknown>>;
  putBack(): void;
};

/** Whose step came next at each choice, up to one that has not been tried; from there on the clock decides. */
type Prefix = readonly string[];
type Choice = { among: readonly string[]; chosen: string; last: string | null };

/**
 * Tries the orders in which the steps of parallel requests can interleave, each on the same beginning. Those that take
 * the CPU from a request in the middle least often come first: that is where races are found soonest (Musuvathi and
 * Qadeer, "Iterative context bounding", PLDI 2007).
 */
export class Explorer {
  readonly #beginning: Beginning;
  readonly #most: number;
  /** What is still to be tried, by the number of times it leaves a request that could have gone on. */
  readonly #untried: Prefix[][] = [[[]]];
  readonly #outcomes = new Map<string, Exploration['outcomes'][number]>();
  readonly #checksBefore: number;
  #schedules = 0;
  /** Of the different ends, and of everything that was told, in characters of JSON. */
  #kept = 0;
  #told = 0;
  /** Why schedules are left out. */
  #because: string | null = null;

  /** @param most how many schedules are tried */
  constructor(beginning: Beginning, most: number) {
    this.#beginning = beginning;
    this.#most = most;
    this.#checksBefore = beginning.app.checksUsed;
  }

  /** Tries more of them for so many wall milliseconds, one at least. The world is at its beginning before and after. @returns whether all is done */
  async slice(ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    do {
      const prefix = this.#next();
      if (!prefix) return true;
      await this.#try(prefix);
    } while (performance.now() < end);
    return false;
  }

  get result(): Omit<Exploration, 'action'> {
    const because = this.#because;
    return {
      schedules: this.#schedules,
      complete: because === null,
      ...(because !== null && { because }),
      outcomes: [...this.#outcomes.values()],
    };
  }

  #next(): Prefix | undefined {
    const untried = this.#untried.find((prefixes) => prefixes.length > 0);
    const bound = untried && this.#bound();
    if (bound) this.#because = bound;
    return bound ? undefined : untried?.shift();
  }

  /** What allows no further schedule, in one sentence. None of it is time: the same schedules are tried on every machine. */
  #bound(): string | undefined {
    if (this.#schedules >= this.#most) return `No more than ${this.#most} are tried.`;
    if (this.#kept > limits.explorationCharacters) return 'Their different ends are more than the server keeps.';
    if (this.#told > limits.explorationToldCharacters) return 'So much happened in these that no more are tried.';
    if (this.#beginning.app.checksUsed - this.#checksBefore > limits.explorationChecks)
      return 'These took so much CPU that no more are tried.';
    return undefined;
  }

  async #try(prefix: Prefix) {
    const { app, recorder, redis, putBack } = this.#beginning;
    const events: TraceEvent[] = [];
    const stopDiverting = recorder.divert((event) => events.push(event));
    app.refuel();
    try {
      const { choices, ending, schedule } = await this.#run(prefix, events);
      this.#schedules++;
      this.#told += JSON.stringify(events).length;
      this.#note(ending, schedule);
      this.#branch(prefix, choices);
    } finally {
      await redis.settled();
      putBack();
      stopDiverting();
    }
  }

  async #run(prefix: Prefix, events: TraceEvent[]) {
    const { time, traffic, recorder, send, store } = this.#beginning;
    const answered = traffic.responses.length;
    send();
    const kinds = kindsOf(events);
    const choices: Choice[] = [];
    const marks: { step: Step; from: number; waitsFor: StoreOp | null }[] = [];
    const interleaving = new Interleaving(this.#beginning, time.now + limits.responseMs);
    const ended = await interleaving.run(
      (steps) => {
        const among = distinct(steps, kinds);
        const wanted = prefix[choices.length];
        const step = among.find(({ requestId }) => requestId === wanted) ?? (among[0] as Step);
        const last = marks.at(-1)?.step.requestId ?? null;
        if (among.length > 1)
          choices.push({ among: among.map(({ requestId }) => requestId), chosen: step.requestId, last });
        return step;
      },
      (step) => marks.push({ step, from: events.length, waitsFor: recorder.unansweredBy(step.requestId) }),
    );
    if (!ended) this.#because ??= `Some did not come to an end within ${limits.scheduleTasks} steps.`;
    traffic.giveUp();
    const schedule = marks.map(({ step, from, waitsFor }, i) =>
      describeStep(step, waitsFor, events.slice(from, marks[i + 1]?.from)),
    );
    const ending: Ending = { events, responses: traffic.responses.slice(answered), store: await store() };
    return { choices, ending, schedule };
  }

  #note(ending: Ending, schedule: string[]) {
    const outcome = outcomeOf(ending);
    const known = this.#outcomes.get(outcome);
    if (known) {
      known.count++;
      return;
    }
    const responses = ending.responses.toSorted((a, b) => number(a.requestId) - number(b.requestId));
    const first = { count: 1, schedule, responses, store: ending.store };
    this.#outcomes.set(outcome, first);
    this.#kept += JSON.stringify(first).length;
  }

  /** Every other way that could have been taken where the prefix had ended. */
  #branch(prefix: Prefix, choices: readonly Choice[]) {
    const left = this.#most - this.#schedules;
    let switches = 0;
    for (const [i, choice] of choices.entries()) {
      if (i >= prefix.length) {
        for (const other of choice.among) {
          if (other === choice.chosen) continue;
          const untried = this.#untriedAfter(switches + (leaves(choice, other) ? 1 : 0));
          // of one kind no more can ever be tried than are left
          if (untried.length < left) untried.push([...choices.slice(0, i).map(({ chosen }) => chosen), other]);
          else this.#because ??= `No more than ${this.#most} are tried.`;
        }
      }
      if (leaves(choice, choice.chosen)) switches++;
    }
  }

  #untriedAfter(switches: number): Prefix[] {
    while (this.#untried.length <= switches) this.#untried.push([]);
    return this.#untried[switches] as Prefix[];
  }
}

const leaves = ({ last, among }: Choice, next: string) => last !== null && next !== last && among.includes(last);

/** Of requests that are alike, and that the app has not seen, it makes no difference which comes first. */
function distinct(steps: readonly Step[], kinds: ReadonlyMap<string, string>): Step[] {
  const seen = new Set<string>();
  return steps.filter(({ requestId, what }) => {
    if (what !== 'reaches the app') return true;
    const kind = kinds.get(requestId) ?? requestId;
    const first = !seen.has(kind);
    seen.add(kind);
    return first;
  });
}

const number = (requestId: string) => Number(requestId.slice(1));
