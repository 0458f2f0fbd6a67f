import type { Experiment } from '../../../protocol/experiment.js';
import { limits } from '../limits.js';
import type { Fault } from '../vm/app-error.js';
import type { HostSide } from '../vm/host-calls.js';
import { Vm, VmFault } from '../vm/vm.js';

type Rows = Record<string, string>;

/** How a process of the app ended, other than by us. */
export type End = { fault: Fault } | { exit: number };

/** One macrotask of the app, or a change from outside, to be followed by its ticks and promise jobs. */
export type Ask = 'request' | 'redis' | 'timer' | 'immediate' | 'immediateOf' | 'editStore' | 'failStores';

/**
 * The app's process: running, or ended by an error, a limit or itself. It keeps MemoryStore's rows over a deploy that
 * asks for it, also when the code in between does not load.
 */
export class AppProcess {
  readonly #vm: Vm;
  #running = false;
  #exit: number | null = null;
  /** What it tells makes no sense any more: it changed JSON, or prototypes that the Node in there works with. */
  #unreadable = false;
  #keptRows: Rows = {};

  static async create(side: HostSide, traced: boolean): Promise<AppProcess> {
    const ended = { exit: (_code: number) => {}, unreadable: () => {} };
    // what cannot be read, or is not what the guest sends, ends the process and nothing else
    const heard = <T>(listen: (text: T) => void) => {
      return (text: T) => {
        try {
          listen(text);
        } catch (error) {
          if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
          ended.unreadable();
        }
      };
    };
    const listening = {
      ...side,
      emit: heard(side.emit),
      respond: heard(side.respond),
      respondHead: heard(side.respondHead),
      exit: (code: number) => ended.exit(code),
    };
    const vm = await Vm.create(listening, traced);
    const process = new AppProcess(vm);
    ended.unreadable = () => {
      process.#unreadable = true;
      vm.halt();
    };
    ended.exit = (code) => {
      process.#exit = code;
      vm.halt();
    };
    return process;
  }

  private constructor(vm: Vm) {
    this.#vm = vm;
  }

  get running() {
    return this.#running;
  }

  get immediatesWait() {
    return this.#running && this.#vm.immediatesWait;
  }

  refuel() {
    this.#vm.refuel();
  }

  /** Starts the app anew. @returns how it ended, when it did not come up. */
  async start(app: string, world: Pick<Experiment, 'files' | 'store'>, keepRows: boolean): Promise<End | null> {
    if (!keepRows) this.#keptRows = {};
    else if (this.#running) this.#keptRows = this.rows();
    this.#exit = null;
    this.#unreadable = false;
    await this.#vm.reset();
    this.#running = true;
    const end = this.attempt(() => {
      this.#vm.run('prepare', JSON.stringify({ files: world.files ?? {}, storeLatency: world.store.latency }));
      this.#vm.load(app);
      if (keepRows) this.#vm.run('restoreRows', JSON.stringify(this.#keptRows));
    });
    return end;
  }

  /** Runs one macrotask of the app. @returns how the process ended by it, or null when it goes on. */
  run(ask: Ask, argument = ''): End | null {
    return this.attempt(() => this.#vm.run(ask, argument));
  }

  /** Whose immediates wait, in their order; null: no request's. */
  immediateRequests(): (string | null)[] {
    if (!this.immediatesWait) return [];
    try {
      return JSON.parse(this.#vm.read('immediateRequests')) as (string | null)[];
    } catch (error) {
      if (error instanceof VmFault) return [null];
      throw error;
    }
  }

  /** CPU used so far, in QuickJS interrupt checks. */
  get checksUsed() {
    return this.#vm.checksUsed;
  }

  /** Remembers a process that runs. */
  keep(): () => void {
    const putBack = this.#vm.keep();
    return () => {
      putBack();
      this.#running = true;
      this.#exit = null;
    };
  }

  /** MemoryStore's rows, as the JSON text it keeps. */
  rows(): Rows {
    if (!this.#running) return this.#keptRows;
    try {
      this.#vm.refuel();
      return JSON.parse(this.#vm.read('stores')) as Rows;
    } catch (error) {
      if (error instanceof VmFault || error instanceof SyntaxError) return {};
      throw error;
    }
  }

  stop() {
    this.#running = false;
  }

  /** Stops for good: it can not be started again. */
  dispose() {
    this.stop();
    this.#vm.dispose();
  }

  private attempt(body: () => void): End | null {
    let end: End | null = null;
    try {
      body();
    } catch (error) {
      if (!(error instanceof VmFault)) throw error;
      end = { fault: error.fault };
    }
    if (this.#exit !== null) end = { exit: this.#exit };
    if (this.#unreadable) end = { fault: { limit: 'intrinsics' } };
    if (end) this.#running = false;
    return end;
  }
}

/** What a person is told of a limit that ended the process. */
export const limitSentences: Record<'cpu' | 'time' | 'memory' | 'stack' | 'intrinsics', string> = {
  cpu: 'The app ran too long without coming to an end: an endless loop? Its process was stopped.',
  time: `The app took more than ${limits.wallMs / 1000} s of this machine's time for one action. Its process was stopped; on a faster or less busy machine it may come further: run it again.`,
  memory: `The app used more than ${limits.memoryBytes / 1024 / 1024} MB of memory. Its process was stopped.`,
  stack: 'The app called itself too deeply: an endless recursion? Its process was stopped.',
  intrinsics:
    'The app changed JSON or a prototype that Node itself works with, so that nothing it says can be read any more. Its process was stopped.',
};
