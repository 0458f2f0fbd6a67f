import { context } from '../context.js';
import { host } from '../host.js';

type Callback = (...args: unknown[]) => void;

/** What Node's setTimeout returns: an object with `unref` and the rest, that also works as a number. */
class Timer {
  constructor(
    readonly id: number,
    readonly run: () => void,
    public every: number | null,
    readonly requestId: string | null,
  ) {}
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return true;
  }
  refresh() {
    return this;
  }
  close() {
    clearTimeout(this);
    return this;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
}

class Immediate {
  cancelled = false;
  constructor(
    readonly run: () => void,
    readonly requestId: string | null,
  ) {}
  ref() {
    return this;
  }
  unref() {
    return this;
  }
}

let lastId = 0;
const timers = new Map<number, Timer>();
const immediates: Immediate[] = [];

function check(callback: unknown): asserts callback is Callback {
  if (typeof callback === 'function') return;
  const error = new TypeError('The "callback" argument must be of type function.');
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

/** As Node's: anything but 1 to 2^31-1 ms is 1 ms. */
const delayOf = (ms: unknown) => {
  const delay = Math.trunc(Number(ms));
  return delay >= 1 && delay <= 2 ** 31 - 1 ? delay : 1;
};

function start(callback: unknown, ms: unknown, args: unknown[], repeats: boolean) {
  check(callback);
  const delay = delayOf(ms);
  const timer = new Timer(
    ++lastId,
    context.bind(() => callback(...args)),
    repeats ? delay : null,
    context.requestId(),
  );
  timers.set(timer.id, timer);
  host.setTimer(timer.id, delay, timer.requestId);
  return timer;
}

export function setTimeout(callback: Callback, ms?: number, ...args: unknown[]) {
  return start(callback, ms, args, false);
}

export function setInterval(callback: Callback, ms?: number, ...args: unknown[]) {
  return start(callback, ms, args, true);
}

export function clearTimeout(timer: Timer | number | string | undefined | null) {
  const id = Number(timer);
  if (timers.delete(id)) host.clearTimer(id);
}

export const clearInterval = clearTimeout;

export function setImmediate(callback: Callback, ...args: unknown[]) {
  check(callback);
  const immediate = new Immediate(
    context.bind(() => callback(...args)),
    context.requestId(),
  );
  immediates.push(immediate);
  return immediate;
}

export function clearImmediate(immediate: Immediate | undefined | null) {
  if (immediate) immediate.cancelled = true;
}

/** The host says that timer `id` is due. */
export function fireTimer(id: number) {
  const timer = timers.get(id);
  if (!timer) return;
  if (timer.every === null) timers.delete(id);
  else host.setTimer(id, timer.every, timer.requestId);
  timer.run();
}

export const hasImmediates = () => immediates.length > 0;

/** Runs one immediate; ticks and promise jobs run between two, as in Node. */
export function runImmediate() {
  const next = immediates.shift();
  if (next && !next.cancelled) next.run();
}

/** Whose immediates wait: each request once, null for what is no request's, in the order of the first of each. */
export function immediateRequests(): (string | null)[] {
  return [...new Set(immediates.filter(({ cancelled }) => !cancelled).map(({ requestId }) => requestId))];
}

/** Runs the first immediate of this request before all others. */
export function runImmediateOf(requestId: string | null) {
  const at = immediates.findIndex((one) => !one.cancelled && one.requestId === requestId);
  const [next] = at < 0 ? [] : immediates.splice(at, 1);
  next?.run();
}

/** Node's `timers/promises`, which is also what util.promisify makes of a timer. */
export const timersPromises = {
  setTimeout: (ms?: number, value?: unknown) => new Promise((resolve) => setTimeout(resolve, ms, value)),
  setImmediate: (value?: unknown) => new Promise((resolve) => setImmediate(resolve, value)),
};
const promisified = Symbol.for('nodejs.util.promisify.custom');
Object.defineProperty(setTimeout, promisified, { value: timersPromises.setTimeout });
Object.defineProperty(setImmediate, promisified, { value: timersPromises.setImmediate });

export const timersModule = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
