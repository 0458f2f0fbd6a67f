import { Instance } from './instance.js';

/** More than any free chunk of a new heap: the allocator must ask for more memory. */
const probeBytes = 4 * 1024 * 1024;

/**
 * Where the C heap of an instance ends: memory past it has never been written. Emscripten keeps that address (the
 * "break" of sbrk) in a word of static memory but exports no way to ask for it; the word is found once, by watching
 * what a large allocation changes. Without it a reset would have to look through all 16 MB of an instance.
 */
export class HeapEnd {
  private constructor(readonly addresses: readonly number[]) {}

  static async find(): Promise<HeapEnd> {
    const instance = await Instance.create();
    const words = () => new Uint32Array(instance.memory.buffer.slice(0));
    const before = words();
    const buffer = instance.context.newArrayBuffer(new ArrayBuffer(probeBytes));
    const after = words();
    buffer.dispose();
    const addresses: number[] = [];
    const end = instance.memory.buffer.byteLength;
    for (let at = 0; at < before.length; at++) {
      const was = before[at] ?? 0;
      const is = after[at] ?? 0;
      if (was > 65536 && is <= end && is - was >= probeBytes && is - was < probeBytes * 2) addresses.push(at);
    }
    return new HeapEnd(addresses);
  }

  /** Bytes from the start of memory to the end of the heap; all of memory when the word was not found. */
  of(memory: WebAssembly.Memory): number {
    const all = memory.buffer.byteLength;
    if (this.addresses.length === 0) return all;
    const words = new Uint32Array(memory.buffer);
    const end = Math.max(...this.addresses.map((at) => words[at] ?? 0));
    return end > 0 && end <= all ? end : all;
  }
}
