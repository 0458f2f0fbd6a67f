/**
 * Time as the sandbox has it, for the apps that run on real Node: `Date` stands still but for `advance` and the app's own
 * timers, so that expiry can be compared to the millisecond. Everything else (streams, immediates, sockets) is Node's own.
 */

type Timer = { id: number; due: number; run: () => void };

const RealDate = Date;
const realSetTimeout = setTimeout;
const realClearTimeout = clearTimeout;
/** Real milliseconds without a new timer before the earliest one fires: requests sent together are all waiting by then. */
const settle = 8;

let now = 0;
let nextId = 1;
let timers: Timer[] = [];
let pending: NodeJS.Timeout | undefined;
let firing = false;

/** Puts the clock at `at` (ISO 8601) and forgets every timer. */
export function startClock(at: string): void {
  now = RealDate.parse(at);
  timers = [];
}

/** Lets timers fire by themselves, as while somebody waits for a response; or not: then only `advanceClock` fires them. */
export function letTimersFire(on: boolean): void {
  firing = on;
  if (on && timers.length > 0) fireWhenSettled();
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
    fireWhenSettled();
    return timer.id;
  };
  Object.assign(globalThis, {
    setTimeout: virtual,
    clearTimeout: (id: number) => {
      timers = timers.filter((timer) => timer.id !== id);
    },
  });
}

function fireWhenSettled(): void {
  if (pending) realClearTimeout(pending);
  pending = realSetTimeout(() => {
    pending = undefined;
    const timer = earliest();
    if (!firing) return;
    if (timer) fire(timer);
    if (timers.length > 0) fireWhenSettled();
  }, settle);
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
  timer.run();
}
