import { createHash } from 'node:crypto';

/** Bytes that the same seed gives in the same order on every machine: SHA-256 over seed and counter. */
export class SeededRandom {
  #block = Buffer.alloc(0);
  #counter = 0;

  constructor(readonly seed: number) {}

  keep(): () => void {
    const block = this.#block;
    const counter = this.#counter;
    return () => {
      this.#block = block;
      this.#counter = counter;
    };
  }

  bytes(count: number): Buffer {
    while (this.#block.length < count) {
      const next = createHash('sha256')
        .update(`session-playground:${this.seed}:${this.#counter++}`)
        .digest();
      this.#block = Buffer.concat([this.#block, next]);
    }
    const taken = this.#block.subarray(0, count);
    this.#block = this.#block.subarray(count);
    return taken;
  }
}
