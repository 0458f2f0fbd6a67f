import { context } from '../context.js';

type Listener = () => void;

/** Of AbortSignal, what node-redis uses: a signal that fires after a time, which nothing waits for unless it listens. */
export class AbortSignal {
  aborted = false;
  readonly #ms: number;
  #timer: NodeJS.Timeout | undefined;
  readonly #listeners = new Set<Listener>();

  static timeout(ms: number) {
    return new AbortSignal(ms);
  }

  private constructor(ms: number) {
    this.#ms = ms;
  }

  addEventListener(_type: 'abort', listener: Listener) {
    this.#listeners.add(listener);
    // it is no step of the request that asks: only when nothing else happens until then it fires
    this.#timer ??= context.run(null, 'handler', () =>
      setTimeout(() => {
        this.aborted = true;
        for (const one of this.#listeners) one();
      }, this.#ms),
    );
  }

  /** Its timer goes with the last listener: virtual time would stop at it for nothing. */
  removeEventListener(_type: 'abort', listener: Listener) {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) clearTimeout(this.#timer);
  }
}
