import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { limits } from '../limits.js';
import { type Fault, faultOf, moduleHead, wrapperHead } from './app-error.js';
import { answerHostCall, type HostSide } from './host-calls.js';
import { bootImage, type Image } from './image.js';
import type { Instance } from './instance.js';
import { moduleSource } from './module-source.js';

/** Thrown by `Vm` when the code in it stopped before its end; the process it stands for is over. */
export class VmFault extends Error {
  constructor(readonly fault: Fault) {
    super('limit' in fault ? fault.limit : fault.error.message);
  }
}

type Doors = Record<'run' | 'runCommonJs' | 'setExported' | 'rejected', QuickJSHandle>;

/** What QuickJS throws when it is interrupted. */
const interruption = { name: 'InternalError', message: 'interrupted' };

/** Interrupt checks for telling the last events of a process that was stopped. */
const drainChecks = 20;

/** Ticks of the app that run before they are counted. */
const ticksAtOnce = 1_000;

/** What the guest says is still to do in it (see `pending` in guest/main.ts). */
const ticksWait = 1;
const immediatesWait = 2;
const jobsMayBeAnybodys = 4;

/** One Node process in miniature: an instance with the boot image over it, and the learner's code once it is loaded. */
export class Vm {
  readonly #image: Image;
  #instance: Instance;
  #side: HostSide;
  #doors!: Doors;
  #checksLeft = 0;
  #checksUsed = 0;
  #deadline = 0;
  /** It was interrupted because the machine took too long, not because of what the code did. */
  #late = false;
  /** A promise job that is interrupted only rejects its promise: that it was is remembered here. */
  #interrupted = false;
  #head = wrapperHead;
  #draining = false;
  #spoiled = false;
  /** Whether anything ran since the image was laid over the instance. */
  #started = false;
  #pending = 0;
  /** The promise of an ES module that is not evaluated to its end. */
  #loading: QuickJSHandle | null = null;

  /** @param traced false leaves the tracer out, to measure what it costs. */
  static async create(side: HostSide, traced = true): Promise<Vm> {
    const image = await bootImage(traced);
    return new Vm(image, await image.instance(), side);
  }

  private constructor(image: Image, instance: Instance, side: HostSide) {
    this.#image = image;
    this.#instance = instance;
    this.#side = side;
    this.#open();
  }

  /** A fresh process in the same place, or in a new instance where the old one was cut through. */
  async reset(): Promise<void> {
    if (this.#spoiled) {
      this.#instance = await this.#image.instance();
      this.#spoiled = false;
    } else if (this.#started) {
      this.#image.layOverUsed(this.#instance);
    } else {
      return;
    }
    this.#open();
  }

  /** The process is over for good: its instance is another one's. Nothing may be asked of this one any more. */
  dispose() {
    if (!this.#spoiled) this.#image.keep(this.#instance);
    this.#spoiled = true;
  }

  /** Takes the CPU away: what runs now is interrupted, and no code of it sees that. */
  halt() {
    this.#checksLeft = 0;
  }

  /** Gives the code the CPU of one more action. */
  refuel() {
    this.#checksLeft = limits.interruptChecks;
    this.#deadline = performance.now() + limits.wallMs;
    this.#interrupted = false;
    this.#late = false;
  }

  /** CPU used since it was made, in QuickJS interrupt checks. */
  get checksUsed() {
    return this.#checksUsed;
  }

  /** Remembers the process as it is now, between two of its macrotasks. @returns what puts it back, each time it is called. */
  keep(): () => void {
    const instance = this.#instance;
    const copy = this.#image.copyOf(instance);
    const pending = this.#pending;
    const loading = this.#loading;
    return () => {
      if (this.#spoiled || this.#instance !== instance)
        throw new Error('This process was cut through: it cannot go back.');
      copy.layOverUsed(instance);
      instance.rejections.clear();
      this.#pending = pending;
      this.#loading = loading;
    };
  }

  get immediatesWait() {
    return (this.#pending & immediatesWait) !== 0;
  }

  /**
   * Evaluates the app: as CommonJS, or as an ES module when it does not parse as CommonJS.
   * @throws VmFault
   */
  load(source: string) {
    const code = source.replace(/^#!/, '//').replaceAll('\0', '\uFFFD');
    const { context } = this.#instance;
    this.#behind(wrapperHead);
    const compiled = this.#guard(() => context.evalCode(`${wrapperHead}${code}\n})`, 'app.js', { type: 'global' }));
    if (!compiled.error) {
      const fn = compiled.value;
      this.#pending = this.#waiting(this.#call(this.#doors.runCommonJs, [fn]));
      fn.dispose();
    } else {
      const asCommonJs = this.#dump(compiled.error);
      if (!/^\s*(import|export)\b|\bimport\.meta\b|\bawait\b/m.test(code)) throw this.#fault(asCommonJs);
      this.#loadModule(code);
    }
    this.settle();
  }

  /** The app's source is evaluated behind this: its places are to be told as the learner sees them. */
  #behind(head: string) {
    this.#head = head;
    this.#ask('firstLineFollows', String(head.length))?.dispose();
  }

  #loadModule(code: string) {
    const { context } = this.#instance;
    this.#behind(moduleHead);
    const evaluated = this.#guard(() => context.evalCode(moduleHead + code, 'app.js', { type: 'module' }));
    if (evaluated.error) throw this.#fault(this.#dump(evaluated.error));
    this.#loading = evaluated.value;
    this.#finishLoading();
  }

  /** Takes what a module exports once it is evaluated, which may be long after it was loaded: it can await at its top. */
  #finishLoading() {
    if (!this.#loading) return;
    const state = this.#instance.context.getPromiseState(this.#loading);
    if (state.type === 'pending') return;
    this.#loading = null;
    if (state.type === 'rejected') throw this.#fault(this.#dump(state.error));
    this.#call(this.#doors.setExported, [state.value])?.dispose();
  }

  /**
   * Runs one macrotask of the guest (see `asks` in guest/main.ts), then ticks and promise jobs until none are left.
   * @throws VmFault
   */
  run(ask: string, argument = '') {
    this.#pending = this.#waiting(this.#ask(ask, argument));
    this.settle();
  }

  /** Asks the guest for data, as text. @throws VmFault */
  read(ask: string, argument = ''): string {
    const { context } = this.#instance;
    const answer = this.#ask(ask, argument);
    return answer ? answer.consume((handle) => context.getString(handle)) : '';
  }

  /**
   * As Node does between macrotasks: all ticks, then all promise jobs, and again while either queues more. Then what was
   * rejected and is still unhandled is told, and that may queue more too.
   */
  settle() {
    for (;;) {
      while (this.#pending & ticksWait) {
        this.#pending = this.#waiting(this.#ask('ticks', String(ticksAtOnce)));
        if (this.#pending & ticksWait) this.#spend(ticksAtOnce / limits.jobsPerCheck);
        if (this.#interrupted) throw this.#fault(interruption);
      }
      const ran = this.#runJobs();
      if (ran) this.#pending = this.#waiting(this.#ask('pending', ''));
      if (this.#pending & ticksWait || ran) continue;
      this.#finishLoading();
      if (!this.#tellRejections()) return;
    }
  }

  /**
   * @returns whether there were any, and the app heard of them
   * @throws VmFault when it does not listen for them: Node ends its process then
   */
  #tellRejections(): boolean {
    const { context, rejections } = this.#instance;
    const promises = rejections.take();
    for (const promise of promises) {
      const state = context.getPromiseState(promise);
      if (state.type !== 'rejected') continue;
      const ends = this.#call(this.#doors.rejected, [state.error, promise]);
      if (ends && context.typeof(ends) === 'object') throw this.#fault(this.#dump(ends), true);
      state.error.dispose();
      promise.dispose();
    }
    if (promises.length > 0) this.#pending = this.#waiting(this.#ask('pending', ''));
    return promises.length > 0;
  }

  /** All promise jobs, and those that they add. @returns whether there were any */
  #runJobs(): boolean {
    const { runtime } = this.#instance;
    const oneByOne = (this.#pending & jobsMayBeAnybodys) !== 0;
    for (let ran = 0; ; ran++) {
      if (oneByOne && ran > 0 && runtime.hasPendingJob()) this.#ask('nextJob', '')?.dispose();
      const jobs = this.#guard(() => runtime.executePendingJobs(oneByOne ? 1 : limits.jobsPerCheck));
      if (jobs.error) throw this.#fault(this.#dump(jobs.error));
      if (this.#interrupted) throw this.#fault(interruption);
      if (jobs.value === 0) return ran > 0;
      if (!oneByOne ? jobs.value === limits.jobsPerCheck : (ran + 1) % limits.jobsPerCheck === 0) this.#spend(1);
    }
  }

  #open() {
    this.#started = false;
    this.#loading = null;
    this.#instance.rejections.clear();
    const instance = this.#instance;
    const { context } = instance;
    instance.runtime.setMemoryLimit(limits.memoryBytes);
    instance.hostFunction = (op, args) => answerHostCall(this.#side, op, args, (checks) => this.#charge(checks));
    instance.moduleSource = (name) => this.#moduleSource(name);
    instance.shouldInterrupt = () => {
      this.#checksUsed++;
      this.#late ||= !this.#interrupted && performance.now() > this.#deadline;
      this.#interrupted ||= --this.#checksLeft < 0 || this.#late;
      return this.#interrupted;
    };
    this.refuel();
    const guest = context.getProp(instance.global, '__guest');
    this.#doors = {
      run: context.getProp(guest, 'run'),
      runCommonJs: context.getProp(guest, 'runCommonJs'),
      setExported: context.getProp(guest, 'setExported'),
      rejected: context.getProp(guest, 'rejected'),
    };
    guest.dispose();
    // what is left for ES module wrappers is `require`; the doors themselves are out of the learner's reach
    context
      .unwrapResult(
        context.evalCode(
          `globalThis.__require = __guest.require; delete globalThis.__guest; delete globalThis.__host; delete globalThis.__untraced;`,
          'guest.js',
          { type: 'global' },
        ),
      )
      .dispose();
    this.#pending = 0;
  }

  /** Work that the host does for the action. What is no number is nobody's cost: the work itself will refuse it. */
  #charge(checks: number) {
    this.#spend(Math.max(0, Math.ceil(checks)) || 0);
    if (!this.#interrupted) return;
    throw new Error('This key takes longer to make than an action may run: ask for fewer rounds or iterations.');
  }

  /** What runs and is not counted by QuickJS, or too little. */
  #spend(checks: number) {
    this.#checksUsed += checks;
    this.#checksLeft -= checks;
    this.#interrupted ||= this.#checksLeft < 0;
  }

  #moduleSource(name: string): string | Error {
    const { moduleExports } = this.#image;
    const names = Object.hasOwn(moduleExports, name) ? moduleExports[name] : undefined;
    return names ? moduleSource(name, names) : new Error(this.read('notHere', name));
  }

  #ask(ask: string, argument: string): QuickJSHandle | null {
    const { context } = this.#instance;
    const args = [context.newString(ask), context.newString(argument)];
    try {
      return this.#call(this.#doors.run, args);
    } finally {
      for (const arg of args) arg.dispose();
    }
  }

  #call(fn: QuickJSHandle, args: QuickJSHandle[]): QuickJSHandle | null {
    const { context } = this.#instance;
    const result = this.#guard(() => context.callFunction(fn, context.undefined, args));
    if (result.error) throw this.#fault(this.#dump(result.error));
    return result.value;
  }

  /** Marks the instance when a host error cut through WebAssembly: its stack pointer is not to be trusted again. */
  #guard<T extends { error?: QuickJSHandle | undefined }>(body: () => T): T {
    this.#started = true;
    try {
      return body();
    } catch (error) {
      this.#spoiled = true;
      if (error instanceof RangeError) throw new VmFault({ limit: 'stack' });
      throw error;
    }
  }

  /** The fault for what was thrown, once the guest has told the events it was still holding. */
  #fault(thrown: unknown, rejected = false): VmFault {
    let fault = faultOf(thrown, this.#head);
    if (this.#late && 'limit' in fault && fault.limit === 'cpu') fault = { limit: 'time' };
    if (rejected && 'error' in fault) fault.error.rejected = true;
    if (!this.#spoiled && !this.#draining) {
      this.#draining = true;
      this.refuel();
      this.#checksLeft = drainChecks;
      try {
        this.#waiting(this.#ask('pending', ''));
      } catch (error) {
        if (!(error instanceof VmFault)) throw error;
      } finally {
        this.#draining = false;
        this.#checksLeft = 0;
      }
    }
    return new VmFault(fault);
  }

  #dump(handle: QuickJSHandle): unknown {
    const { context } = this.#instance;
    return handle.consume((error) => dumpError(context, error));
  }

  /** What still waits in the guest (see `pending` in guest/main.ts); the events that came with it are told. */
  #waiting(handle: QuickJSHandle | null): number {
    if (!handle) return 0;
    const { context } = this.#instance;
    return handle.consume((value) => {
      if (context.typeof(value) === 'number') return context.getNumber(value);
      const text = context.getString(value);
      this.#side.emit(text.slice(1));
      return Number(text[0]);
    });
  }
}

/** Own fields of a thrown value, read without running its getters more than once. */
function dumpError(context: QuickJSContext, handle: QuickJSHandle): unknown {
  if (context.typeof(handle) !== 'object') return context.dump(handle);
  const field = (name: string) => context.getProp(handle, name).consume((value) => context.dump(value) as unknown);
  return { name: field('name'), message: field('message'), stack: field('stack') };
}
