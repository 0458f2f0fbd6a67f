import { context } from '../context.js';

/**
 * Carries the frame over promises, as timers carry it.
 * `then` and what is built on it take callbacks, which are bound. `await` takes none, and cannot be replaced; but it reads
 * the `constructor` of the promise it waits for (ECMA-262, PromiseResolve) right before it adds its own reaction. One that
 * is added at that moment runs immediately before the code after the `await`, and moves no other job.
 * `Promise.resolve` reads it too and adds none, so that a promise it is given would count as handled: it is told apart.
 * Only an app that reads `constructor` of a promise itself shows that difference.
 */
export function tracePromises() {
  const native = Promise;
  const { prototype } = native;
  const nativeThen = prototype.then;
  let adding = false;

  /** Runs it with `constructor` read in vain. */
  function unseen<T>(body: () => T): T {
    const before = adding;
    adding = true;
    try {
      return body();
    } finally {
      adding = before;
    }
  }

  function addReaction(promise: unknown) {
    const frame = context.frame();
    const resume = () => context.resume(frame);
    try {
      unseen(() => nativeThen.call(promise, resume, resume));
    } catch {
      // no promise, only something that inherits from it
    }
  }

  Object.defineProperty(prototype, 'constructor', {
    configurable: true,
    enumerable: false,
    get(this: unknown) {
      if (!adding && this !== prototype) addReaction(this);
      return native;
    },
    set(this: object, value: unknown) {
      const enumerable = this !== prototype;
      Object.defineProperty(this, 'constructor', { configurable: true, enumerable, writable: true, value });
    },
  });

  const bound = (callback: unknown) =>
    typeof callback === 'function' ? context.bind(callback as () => void) : callback;
  const then = function (this: Promise<unknown>, ...[onFulfilled, onRejected]: Parameters<typeof nativeThen>) {
    return unseen(() => nativeThen.call(this, bound(onFulfilled) as never, bound(onRejected) as never));
  };
  Object.defineProperty(then, 'name', { value: 'then', configurable: true });
  Object.defineProperty(then, 'length', { value: 2, configurable: true });
  Object.defineProperty(prototype, 'then', { ...Object.getOwnPropertyDescriptor(prototype, 'then'), value: then });

  const nativeResolve = native.resolve;
  const { resolve } = {
    resolve(this: PromiseConstructor, value: unknown): Promise<unknown> {
      const settle = () => nativeResolve.call(this, value);
      // the executor of a subclass is the app's own code, and may await
      return this === native ? unseen(settle) : settle();
    },
  };
  Object.defineProperty(native, 'resolve', { ...Object.getOwnPropertyDescriptor(native, 'resolve'), value: resolve });
}
