/**
 * Time as the sandbox has it, for the apps that run on real Node: `Date` stands still but for `advance` and the app's own
 * timers, so that expiry can be compared to the millisecond. Everything else (streams, immediates, sockets) is Node's own.
 */

type Timer = { id: number; due: number; run: () => void };

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
  const virtual = (callback: (...args: unknown[]) => void, delay = 1, ...args: unknown[]): number => {
    const timer = { id: nextId++, due: now + Math.max(1, Math.trunc(delay) || 1), run: () => callback(...args) };
    timers.push(timer);
    fireWhenQuiet();
    return timer.id;
  };
  Object.assign(globalThis, {
    setTimeout: virtual,
    clearTimeout: (id: number) => {
      timers = timers.filter((timer) => timer.id !== id);
    },
  });
}

function fireWhenQuiet(): void {
  const wait = ++waits;
  let left = quietTurns;
  const turn = () => {
    if (wait !== waits || !firing) return;
    if (--left > 0) {
      setImmediate(turn);
      return;
    }
    const timer = earliest();
    if (!timer) {
      // sockets have their own pace: what is on its way gets the time to arrive
      realSetTimeout(() => wait === waits && firing && onNothingLeft(), onTheWay);
      return;
    }
    fire(timer);
    fireWhenQuiet();
  };
  setImmediate(turn);
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
  try {
    timer.run();
  } catch (error) {
    // whoever moves the clock is not the one to hear of it
    process.emit('uncaughtException', error as Error);
  }
}
