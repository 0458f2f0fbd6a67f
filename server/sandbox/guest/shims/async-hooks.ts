import { context } from '../context.js';

/** on-finished and raw-body keep the caller's context with this; ours is the current request. */
export class AsyncResource {
  readonly #frame = context.frame();
  constructor(readonly type: string) {}

  runInAsyncScope<This, Args extends unknown[], T>(
    body: (this: This, ...args: Args) => T,
    thisArg: This,
    ...args: Args
  ): T {
    return context.within(this.#frame, () => body.apply(thisArg, args));
  }
}
