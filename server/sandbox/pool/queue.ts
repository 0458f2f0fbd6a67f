import { SandboxError } from './sandbox-error.js';

/** Tasks done one after the other, with a bound on how many wait. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  /** @param waiting what waits, for the sentence of the refusal */
  constructor(
    readonly most: number,
    readonly waiting = 'actions are waiting for this sandbox',
  ) {}

  get busy() {
    return this.#count > 0;
  }

  /** @throws SandboxError too-many-messages when too many are waiting. */
  add<T>(task: () => Promise<T>): Promise<T> {
    if (this.#count > this.most) {
      const message = `${this.most} ${this.waiting} already. Wait for one of them to be done, then try again.`;
      throw new SandboxError('too-many-messages', message);
    }
    this.#count++;
    const result = this.#last.then(task).finally(() => this.#count--);
    this.#last = result.catch(() => {});
    return result;
  }
}
