import type { HeapEnd } from './heap-end.js';
import type { Instance } from './instance.js';

const pageBytes = 4096;

/** A stretch of memory that is not all zero. */
type Run = { start: number; bytes: Uint8Array };

/** A copy of an instance's memory without its empty pages; laid over an instance in well under a millisecond. */
export class MemoryCopy {
  readonly #runs: Run[];
  readonly #heapEnd: HeapEnd;

  constructor({ memory }: Instance, heapEnd: HeapEnd) {
    this.#heapEnd = heapEnd;
    this.#runs = runsOf(new Uint8Array(memory.buffer, 0, heapEnd.of(memory)));
  }

  get bytes() {
    return this.#runs.reduce((sum, run) => sum + run.bytes.length, 0);
  }

  /** Lays it over a new instance, whose memory is still zero past what its own start wrote. */
  layOverNew(instance: Instance) {
    const target = new Uint8Array(instance.memory.buffer);
    for (const { start, bytes } of this.#runs) target.set(bytes, start);
  }

  /** Lays it over an instance that has run: what it wrote is gone. */
  layOverUsed(instance: Instance) {
    const used = new Uint8Array(instance.memory.buffer, 0, this.#heapEnd.of(instance.memory));
    let from = 0;
    for (const run of this.#runs) {
      zero(used, from, run.start);
      from = run.start + run.bytes.length;
    }
    zero(used, from, used.length);
    this.layOverNew(instance);
  }
}

function runsOf(memory: Uint8Array): Run[] {
  const runs: Run[] = [];
  let start: number | null = null;
  for (let at = 0; at < memory.length; at += pageBytes) {
    const empty = isZero(memory, at, Math.min(at + pageBytes, memory.length));
    if (!empty) start ??= at;
    else if (start !== null) {
      runs.push({ start, bytes: memory.slice(start, at) });
      start = null;
    }
  }
  if (start !== null) runs.push({ start, bytes: memory.slice(start) });
  return runs;
}

function isZero(memory: Uint8Array, from: number, to: number) {
  for (let at = from; at < to; at++) if (memory[at] !== 0) return false;
  return true;
}

const emptyPage = Buffer.alloc(pageBytes);

/** Writes zeros where there is anything else: a page that is zero already is not touched, and so takes no memory. */
function zero(memory: Uint8Array, from: number, to: number) {
  for (let at = from; at < to; at += pageBytes) {
    const end = Math.min(at + pageBytes, to);
    if (emptyPage.compare(memory, at, end, 0, end - at) !== 0) memory.fill(0, at, end);
  }
}
