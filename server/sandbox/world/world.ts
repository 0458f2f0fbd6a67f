import type { Action, RequestInput } from '../../../protocol/action.js';
import type { Experiment, ExperimentResponse, ExperimentResult } from '../../../protocol/experiment.js';
import type { TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';
import type { HostSide } from '../vm/host-calls.js';
import { SeededRandom } from '../vm/random.js';
import { Browser, type CookieOutcome } from './browser.js';
import { type GuestResponse, headerObject, onWire } from './exchange.js';
import { loadAdvice } from './load-advice.js';
import { refuseActionNotBuilt, refuseWorldNotBuilt } from './not-built.js';
import { AppProcess, type End, limitSentences } from './process.js';
import { Recorder } from './recorder.js';
import { Schedule } from './schedule.js';

type InFlight = { id: string; browser: string; url: string; delivered: boolean };

/**
 * An app, its browsers, its store and the time: `act` does one action to it, and everything that happens is told to
 * `emit` in order. The same experiment gives the same events.
 */
export class World {
  readonly #experiment: Experiment;
  readonly #recorder: Recorder;
  readonly #schedule = new Schedule();
  #process!: AppProcess;
  #random: SeededRandom;
  #now = 0;
  #app: string;
  #browsers = new Map<string, Browser>();
  #inFlight = new Map<string, InFlight>();
  #browserOfRequest = new Map<string, string>();
  #responses: ExperimentResponse[] = [];
  #loadFailed = false;

  /**
   * A world with the experiment's app deployed; its actions are not run.
   * @throws NotBuiltError
   */
  static async create(experiment: Experiment, emit: (event: TraceEvent) => void): Promise<World> {
    refuseWorldNotBuilt(experiment);
    const world = new World(experiment, emit);
    world.#process = await AppProcess.create(world.#hostSide());
    await world.#deploy(experiment.app, false);
    return world;
  }

  private constructor(experiment: Experiment, emit: (event: TraceEvent) => void) {
    this.#experiment = experiment;
    this.#app = experiment.app;
    this.#random = new SeededRandom(experiment.seed);
    this.#recorder = new Recorder(
      emit,
      () => this.#now,
      (id) => this.#browserOfRequest.get(id) ?? null,
    );
  }

  /**
   * Does one action and runs virtual time until it is over.
   * @throws NotBuiltError before anything has happened, when the action is not built yet.
   */
  async act(action: Action): Promise<void> {
    refuseActionNotBuilt(action);
    this.#recorder.begin();
    this.#process.refuel();
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
        this.#recorder.record({ type: 'restart', reason: 'The process was restarted: MemoryStore starts empty.' });
        return this.#start(false);
      case 'cookie.set':
        return this.#tellCookie(
          this.#browser(action.browser).setCookie(action.cookie, action.url, this.#epoch()),
          action.browser,
        );
      case 'cookie.delete':
        for (const outcome of this.#browser(action.browser).deleteCookie(action.name))
          this.#tellCookie(outcome, action.browser);
        return;
      case 'store.delete':
        return this.#editStore('delete', action.sid);
      case 'store.clear':
        return this.#editStore('clear', null);
    }
  }

  /** Back to before the first action, in place: the trace starts anew. */
  async reset(): Promise<void> {
    this.#process.stop();
    this.#schedule.clear();
    this.#now = 0;
    this.#random = new SeededRandom(this.#experiment.seed);
    this.#browsers.clear();
    this.#inFlight.clear();
    this.#browserOfRequest.clear();
    this.#responses = [];
    this.#recorder.restart();
    await this.#deploy(this.#experiment.app, false);
  }

  responses(): ExperimentResponse[] {
    return this.#responses;
  }

  browsers(): ExperimentResult['browsers'] {
    return Object.fromEntries([...this.#browsers].map(([name, browser]) => [name, browser.cookies()]));
  }

  store(): ExperimentResult['store'] {
    return Object.fromEntries(
      Object.entries(this.#process.rows()).map(([sid, text]) => [sid, JSON.parse(text) as unknown]),
    );
  }

  dispose() {
    this.#process.stop();
    this.#schedule.clear();
  }

  #epoch() {
    return Date.parse(this.#experiment.clock) + this.#now;
  }

  get #latency() {
    const { latency } = this.#experiment.network;
    return typeof latency === 'number' ? { toServer: latency, toBrowser: latency } : latency;
  }

  #hostSide(): HostSide {
    return {
      now: () => this.#epoch(),
      random: { bytes: (count: number) => this.#random.bytes(count) },
      setTimer: (id, delay) => this.#setTimer(id, delay),
      clearTimer: (id) => this.#schedule.cancelTimer(id),
      emit: (events) => this.#recorder.fromGuest(events),
      respond: (response) => this.#respond(JSON.parse(response) as GuestResponse),
      exit: () => {},
    };
  }

  #setTimer(id: number, delay: number) {
    if (this.#schedule.full) {
      const message = `The app set more than ${limits.timers} timers at once; no more are set.`;
      this.#recorder.recordOnce({ type: 'limit', limit: 'timers', message });
      throw new Error(message);
    }
    this.#schedule.add(this.#now + delay, () => this.#run('timer', String(id)), id);
  }

  async #deploy(app: string, keepStore: boolean) {
    this.#app = app;
    this.#recorder.record({ type: 'deploy', app, clock: this.#experiment.clock, keepStore });
    await this.#start(keepStore);
  }

  async #start(keepStore: boolean) {
    this.#schedule.cancelTimers();
    this.#loadFailed = false;
    const end = await this.#process.start(this.#app, this.#experiment, keepStore);
    if (end) {
      this.#loadFailed = true;
      this.#tellEnd(end, 'load');
      return;
    }
    this.#runDue();
  }

  async #request(requests: readonly RequestInput[]) {
    if (!this.#process.running && !this.#loadFailed) {
      this.#recorder.record({
        type: 'restart',
        reason: 'The process had ended and was started again: MemoryStore starts empty.',
      });
      await this.#start(false);
      this.#process.refuel();
    }
    for (const request of requests) this.#send(request);
    this.#runUntil(() => this.#inFlight.size === 0, this.#now + limits.responseMs);
    for (const request of [...this.#inFlight.values()]) this.#giveUp(request);
  }

  #send(request: RequestInput) {
    const id = `r${this.#browserOfRequest.size + 1}`;
    this.#browserOfRequest.set(id, request.browser);
    const browser = this.#browser(request.browser);
    for (const outcome of browser.expire(this.#epoch())) this.#tellCookie(outcome, request.browser);
    const wire = onWire(request, browser.cookieHeader(request.url, this.#epoch()));
    this.#inFlight.set(id, { id, browser: request.browser, url: request.url, delivered: false });
    const { method, url, headers, body } = wire;
    this.#recorder.record({ type: 'request', method, url, headers, body }, id);
    this.#schedule.add(this.#now + this.#latency.toServer, () => {
      const waiting = this.#inFlight.get(id);
      if (waiting) waiting.delivered = true;
      if (!this.#process.running) return this.#fail(id, this.#refusal());
      const message = {
        id,
        method,
        url: wire.path,
        headers,
        body: Buffer.from(body).toString('base64'),
        secure: wire.secure,
      };
      this.#run('request', JSON.stringify(message));
    });
  }

  #refusal() {
    return this.#loadFailed
      ? 'Connection refused: the app did not start. Its error is above; mend the code and it starts again.'
      : 'Connection refused: the app has ended.';
  }

  #respond(response: GuestResponse) {
    if ('error' in response) return this.#fail(response.id, response.error);
    this.#schedule.add(this.#now + this.#latency.toBrowser, () => {
      const request = this.#inFlight.get(response.id);
      if (!request) return;
      this.#inFlight.delete(request.id);
      const { status, statusText, headers } = response;
      const body = Buffer.from(response.body, 'base64').toString('utf8');
      this.#recorder.record({ type: 'response', status, statusText, headers, body }, request.id);
      this.#responses.push({ requestId: request.id, status, headers: headerObject(headers), body });
      const browser = this.#browser(request.browser);
      for (const [name, value] of headers) {
        if (name.toLowerCase() !== 'set-cookie') continue;
        this.#tellCookie(browser.setCookie(value, request.url, this.#epoch()), request.browser, request.id);
      }
    });
  }

  #fail(id: string, error: string) {
    if (!this.#inFlight.delete(id)) return;
    this.#recorder.record({ type: 'response', status: 0, statusText: '', headers: [], body: '', error }, id);
    this.#responses.push({ requestId: id, status: 0, headers: {}, body: '', error });
  }

  #giveUp(request: InFlight) {
    const idle = this.#schedule.next() === undefined;
    const message = idle
      ? 'The handler never answered: nothing is left to run that could. Does every path end with res.send, res.end, or next()?'
      : `No response after ${limits.responseMs / 1000} s: the browser gave up.`;
    this.#recorder.record({ type: 'limit', limit: 'response', message }, request.id);
    this.#fail(request.id, message);
  }

  #advance(ms: number) {
    const target = this.#now + ms;
    this.#runUntil(() => false, target);
    this.#moveTo(target);
    for (const [name, browser] of this.#browsers) {
      for (const outcome of browser.expire(this.#epoch())) this.#tellCookie(outcome, name);
    }
  }

  #editStore(op: 'delete' | 'clear', sid: string | null) {
    this.#recorder.record({ type: 'store.edit', op, sid });
    if (this.#process.running) this.#run('editStore', JSON.stringify({ op, sid }));
  }

  /** What is due now: immediates, and what stands in the schedule for this very moment. */
  #runDue() {
    this.#runUntil(() => false, this.#now);
  }

  /** Runs what comes next, in virtual time, until `over`, or until nothing is due by `until`. */
  #runUntil(over: () => boolean, until: number) {
    for (let tasks = 0; ; tasks++) {
      if (tasks >= limits.tasks) {
        const message = `One action ran more than ${limits.tasks} timers and immediates; the rest was left out. A timer that sets itself again?`;
        this.#recorder.record({ type: 'limit', limit: 'tasks', message });
        this.#schedule.cancelTimers();
        if (this.#process.immediatesWait) this.#ended({ fault: { limit: 'cpu' } });
        return;
      }
      if (this.#process.immediatesWait) {
        this.#run('immediate');
        continue;
      }
      const next = this.#schedule.next();
      if (!next || next.at > until) return;
      if (over() && next.at > this.#now) return;
      this.#moveTo(next.at);
      this.#schedule.take(next);
      next.run();
    }
  }

  #moveTo(at: number) {
    if (at <= this.#now) return;
    const from = this.#now;
    this.#now = at;
    this.#recorder.record({ type: 'clock', from, to: at });
  }

  #run(ask: 'request' | 'timer' | 'immediate' | 'editStore', argument = '') {
    if (!this.#process.running) return;
    const end = this.#process.run(ask, argument);
    if (end) this.#ended(end);
  }

  /** The process ended by itself: its timers are gone, and whoever waited for an answer gets none. */
  #ended(end: End) {
    this.#process.stop();
    this.#schedule.cancelTimers();
    this.#tellEnd(end, 'uncaught');
    for (const { id, delivered } of [...this.#inFlight.values()]) {
      if (delivered) this.#fail(id, 'The connection was closed: the process of the app ended before it answered.');
    }
  }

  #tellEnd(end: End, where: 'load' | 'uncaught') {
    if ('exit' in end) {
      const message = `The app called process.exit(${end.exit}): its process has ended. The next request starts it again, with an empty MemoryStore.`;
      this.#recorder.record({ type: 'limit', limit: 'exit', message });
      this.#loadFailed = false;
    } else if ('limit' in end.fault) {
      this.#recorder.record({ type: 'limit', limit: end.fault.limit, message: limitSentences[end.fault.limit] });
    } else {
      this.#recorder.record({ type: 'error', where, ...end.fault.error });
      const advice = where === 'load' ? loadAdvice(this.#app, end.fault.error) : null;
      if (advice) this.#recorder.record({ type: 'warning', ...advice });
    }
  }

  #tellCookie(outcome: CookieOutcome, browser: string, requestId: string | null = null) {
    this.#recorder.recordFor(browser, { type: 'browser.cookie', ...outcome }, requestId);
  }

  #browser(name: string): Browser {
    let browser = this.#browsers.get(name);
    if (!browser) {
      browser = new Browser();
      this.#browsers.set(name, browser);
    }
    return browser;
  }
}
