import { Refusal } from './refusal.js';

/** How much of all request bodies together may be in memory while they come: many slow uploads are no way to fill it. */
export class BodyBudget {
  #taken = 0;

  /** @param most bytes */
  constructor(readonly most: number) {}

  /** @throws Refusal when there is no room for so many bytes more. */
  take(bytes: number) {
    if (this.#taken + bytes > this.most) {
      throw new Refusal(503, 'The server is reading as many request bodies as it can. Try again in a second.', true);
    }
    this.#taken += bytes;
  }

  give(bytes: number) {
    this.#taken -= bytes;
  }
}
