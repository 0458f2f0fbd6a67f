import type { Experiment } from '../../../protocol/experiment.js';
import type { StoreOp } from '../../../trace/event.js';
import { loadAdvice } from './load-advice.js';
import { type AppProcess, type Ask, type End, limitSentences } from './process.js';
import type { Recorder } from './recorder.js';
import type { VirtualTime } from './virtual-time.js';

/** How stores fail, and in which of their operations. */
export type StoreFailure = { how: 'error' | 'timeout' | 'disconnect'; ops: readonly StoreOp[] };

/** The deployed app: its code, the process it runs in, and how that came to its end. */
export class App {
  readonly #experiment: Experiment;
  readonly #process: AppProcess;
  readonly #recorder: Recorder;
  readonly #time: VirtualTime;
  #source: string;
  #loadFailed = false;
  #storeFailure: StoreFailure | null = null;
  /** Is told when the process has ended by itself: whoever waits for its answer gets none. */
  onEnd: () => void = () => {};

  constructor(experiment: Experiment, process: AppProcess, recorder: Recorder, time: VirtualTime) {
    this.#experiment = experiment;
    this.#process = process;
    this.#recorder = recorder;
    this.#time = time;
    this.#source = experiment.app;
  }

  get running() {
    return this.#process.running;
  }

  /** It ended, though its code loads: the next request starts it again. */
  get startsAgain() {
    return !this.running && !this.#loadFailed;
  }

  /** What a client is told when it is not running. */
  get refusal() {
    return this.#loadFailed
      ? 'Connection refused: the app did not start. Its error is above; mend the code and it starts again.'
      : 'Connection refused: the app has ended.';
  }

  get immediatesWait() {
    return this.#process.immediatesWait;
  }

  /** Gives it the CPU of one more action. */
  refuel() {
    this.#process.refuel();
  }

  /** Other code takes its place, once it is started. */
  deploy(source: string, keepStore: boolean) {
    this.#source = source;
    this.#recorder.runs(source);
    this.#recorder.record({ type: 'deploy', app: source, clock: this.#experiment.clock, keepStore });
  }

  async start(keepStore: boolean) {
    this.#time.schedule.cancelTimers();
    this.#loadFailed = false;
    const end = await this.#process.start(this.#source, this.#experiment, keepStore);
    if (!end) {
      if (this.#storeFailure) this.#tellStores();
      return;
    }
    this.#loadFailed = true;
    this.#tellEnd(end, 'load');
  }

  /** Runs one macrotask of it; does nothing when it is not running. */
  run(ask: Ask, argument = '') {
    if (!this.running) return;
    const end = this.#process.run(ask, argument);
    if (end) this.end(end);
  }

  /** From now on its stores fail in this way, a process that is started later too; null: they work again. */
  failStores(failure: StoreFailure | null) {
    this.#recorder.record({ type: 'store.fail', how: failure?.how ?? null, ops: [...(failure?.ops ?? [])] });
    this.#storeFailure = failure;
    this.#tellStores();
  }

  /** The process ended by itself: its timers are gone. */
  end(end: End) {
    this.#process.stop();
    this.#time.schedule.cancelTimers();
    this.#tellEnd(end, 'uncaught');
    this.onEnd();
  }

  dispose() {
    this.#process.dispose();
  }

  immediateRequests(): (string | null)[] {
    return this.#process.immediateRequests();
  }

  get checksUsed() {
    return this.#process.checksUsed;
  }

  /** Remembers the app; one that does not run stays as it is. */
  keep(): () => void {
    if (!this.running) return () => {};
    const putBack = this.#process.keep();
    return () => {
      putBack();
      this.#loadFailed = false;
    };
  }

  /** Back to before the first deploy. */
  reset() {
    this.#process.stop();
    this.#storeFailure = null;
  }

  /** MemoryStore's rows, parsed, by session id. */
  rows(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.#process.rows()).map(([sid, text]) => [sid, JSON.parse(text) as unknown]),
    );
  }

  #tellStores() {
    this.run('failStores', JSON.stringify(this.#storeFailure));
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
      const advice = where === 'load' ? loadAdvice(this.#source, end.fault.error) : null;
      if (advice) this.#recorder.record({ type: 'warning', ...advice });
    }
  }
}
