import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import nodeTimers from 'node:timers';
import nodeTimersPromises from 'node:timers/promises';
import { promisify } from 'node:util';

/**
 * Time as the sandbox has it, for the apps that run on real Node: `Date` stands still but for `advance` and the app's own
 * timers, so that expiry can be compared to the millisecond. Everything else (streams, immediates, sockets) is Node's own.
 */

type Timer = { id: number; due: number; every?: number; run: () => void };

const RealDate = Date;
const realSetTimeout = setTimeout;
/** Milliseconds of the machine's own clock in which bytes get through a loopback socket. */
const onTheWay = 60;
/** Turns of the event loop without a new timer before the earliest one fires: what was under way has come to wait. */
const quietTurns = 20;

let now = 0;
let nextId = 1;
let timers: Timer[] = [];
let firing = false;
/** Counts the waits begun, so that a newer one ends those before it. */
let waits = 0;

/** Puts the clock at `at` (ISO 8601). */
export function startClock(at: string): void {
  now = RealDate.parse(at);
}

export function forgetTimers(): void {
  timers = [];
}

/** Called when somebody waits for a response and nothing is left to run that could give it. */
let onNothingLeft = () => {};

export function whenNothingIsLeft(tell: () => void): void {
  onNothingLeft = tell;
}

/** Lets timers fire by themselves, while somebody waits for a response; or not: then only `advanceClock` fires them. */
export function letTimersFire(on: boolean): void {
  firing = on;
  fireWhenQuiet();
}

/** Moves time on by `ms`, firing what falls due on the way. */
export function advanceClock(ms: number): void {
  const until = now + ms;
  for (let timer = earliest(); timer && timer.due <= until; timer = earliest()) fire(timer);
  now = until;
}

/** Replaces the globals of this process for good: it runs nothing but the cases. */
export function installClock(): void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
    apply: () => new RealDate(now).toString(),
    get: (target, key, receiver) => (key === 'now' ? () => now : Reflect.get(target, key, receiver)),
  });
  const start = (repeats: boolean) =>
    function virtual(callback: (...args: unknown[]) => void, delay = 1, ...args: unknown[]): number {
      const ms = Math.max(1, Math.trunc(delay) || 1);
      const timer = { id: nextId++, due: now + ms, ...(repeats && { every: ms }), run: () => callback(...args) };
      timers.push(timer);
      fireWhenQuiet();
      return timer.id;
    };
  const stop = (id: number) => {
    timers = timers.filter((timer) => timer.id !== id);
  };
  const setTimeout = start(false);
  const sleep = (ms?: number, value?: unknown) => new Promise((resolve) => setTimeout(resolve, ms, value));
  Object.assign(setTimeout, { [promisify.custom]: sleep });
  const virtual = { setTimeout, clearTimeout: stop, setInterval: start(true), clearInterval: stop };
  Object.assign(globalThis, virtual);
  Object.assign(nodeTimers, virtual);
  Object.assign(nodeTimersPromises, { setTimeout: sleep });
  for (const name of ['scrypt', 'pbkdf2'] as const) Object.assign(crypto, { [name]: watched(crypto[name]) });
  syncBuiltinESMExports();
}

/** Keys being made by Node's threads, which no list of Node's tells of. */
let keys = 0;

function watched(make: (...args: never[]) => void) {
  return (...args: unknown[]) => {
    const done = args.pop() as (...results: unknown[]) => void;
    keys++;
    const told = (...results: unknown[]) => {
      keys--;
      done(...results);
    };
    make(...([...args, told] as never[]));
  };
}

/** Files are read and keys made outside the event loop: its turns are quiet meanwhile. */
const outside = () => keys > 0 || process.getActiveResourcesInfo().includes('FSReqCallback');

function fireWhenQuiet(): void {
  const wait = ++waits;
  let left = quietTurns;
  const turn = () => {
    if (wait !== waits || !firing) return;
    if (--left > 0 || outside()) {
      setImmediate(turn);
      return;
    }
    const timer = earliest();
    if (!timer) {
      // sockets have their own pace: what is on its way gets the time to arrive, and then the turns to be read, which a
      // busy machine may not have given this process meanwhile
      realSetTimeout(() => afterTurns(quietTurns, () => wait === waits && firing && onNothingLeft()), onTheWay);
      return;
    }
    fire(timer);
    fireWhenQuiet();
  };
  setImmediate(turn);
}

function afterTurns(left: number, then: () => void): void {
  setImmediate(() => (left > 1 ? afterTurns(left - 1, then) : then()));
}

function earliest(): Timer | undefined {
  return timers.reduce<Timer | undefined>(
    (first, timer) => (first && first.due <= timer.due ? first : timer),
    undefined,
  );
}

function fire(timer: Timer): void {
  timers = timers.filter((other) => other !== timer);
  now = Math.max(now, timer.due);
  if (timer.every !== undefined) timers.push({ ...timer, due: timer.due + timer.every });
  try {
    timer.run();
  } catch (error) {
    // whoever moves the clock is not the one to hear of it
    process.emit('uncaughtException', error as Error);
  }
}
