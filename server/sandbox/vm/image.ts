import { chunkExports, guestSource } from './guest-files.js';
import { HeapEnd } from './heap-end.js';
import { Instance } from './instance.js';
import { scrub } from './scrub.js';

const pageBytes = 4096;
/** One experiment after the other needs one; some 5 MB each. */
const mostSpare = 2;

/** A stretch of memory that is not all zero. */
type Run = { start: number; bytes: Uint8Array };

/**
 * The memory of a booted guest: express, express-session and the rest evaluated, no learner code yet. Laid over an
 * instance it makes it a fresh process in well under a millisecond.
 */
export class Image {
  readonly #runs: Run[];
  readonly #heapEnd: HeapEnd;
  /** What an app can import, and the names of each. */
  readonly moduleExports: Record<string, string[]>;
  /** Instances whose process is over: to lay the image over one is much cheaper than to make a new one. */
  readonly #spare: Instance[] = [];

  /** Bytes that are copied, and that each sandbox takes at the least. */
  get bytes() {
    return this.#runs.reduce((sum, run) => sum + run.bytes.length, 0);
  }

  private constructor(memory: WebAssembly.Memory, heapEnd: HeapEnd, moduleExports: Record<string, string[]>) {
    this.#heapEnd = heapEnd;
    this.#runs = runsOf(new Uint8Array(memory.buffer, 0, heapEnd.of(memory)));
    this.moduleExports = moduleExports;
  }

  /** Boots a guest once and copies its memory. `traced: false` leaves the tracer out, to measure what it costs. */
  static async boot(traced: boolean): Promise<Image> {
    const heapEnd = await HeapEnd.find();
    const instance = await Instance.create();
    const { context } = instance;
    // anything that asks for the time or chance while it boots gets the same, whatever the experiment
    instance.hostFunction = (op) => (op === 'randomBytes' ? 'AAAAAAAAAAA=' : 0);
    const prelude = traced ? '' : 'globalThis.__untraced = true;\n';
    context.unwrapResult(context.evalCode(prelude + guestSource(), 'guest.js', { type: 'global' })).dispose();
    const modules = context
      .unwrapResult(context.evalCode(`__guest.run('exports', '')`, 'guest.js', { type: 'global' }))
      .consume((handle) => JSON.parse(context.getString(handle)) as Record<string, string[] | null>);
    const lazy = chunkExports();
    const exports = Object.fromEntries(
      Object.entries(modules).map(([name, names]) => [name, names ?? lazy[name.replace(/^node:/, '')] ?? []]),
    );
    instance.runtime.executePendingJobs();
    scrub(instance, heapEnd);
    return new Image(instance.memory, heapEnd, exports);
  }

  /** An instance with the image over it. */
  async instance(): Promise<Instance> {
    const spare = this.#spare.pop();
    if (spare) {
      this.layOverUsed(spare);
      return spare;
    }
    const instance = await Instance.create();
    this.#layOverNew(instance);
    return instance;
  }

  /** Takes back an instance that nobody uses any more; one whose memory has grown would keep it. */
  keep(instance: Instance) {
    if (this.#spare.length < mostSpare && !instance.hasGrown) this.#spare.push(instance);
  }

  /** Lays the image over a new instance, whose memory is still zero past what its own start wrote. */
  #layOverNew(instance: Instance) {
    this.#lay(instance);
  }

  /** Lays the image over an instance that has run: what it wrote is gone. */
  layOverUsed(instance: Instance) {
    const used = new Uint8Array(instance.memory.buffer, 0, this.#heapEnd.of(instance.memory));
    let from = 0;
    for (const run of this.#runs) {
      zero(used, from, run.start);
      from = run.start + run.bytes.length;
    }
    zero(used, from, used.length);
    this.#lay(instance);
  }

  #lay(instance: Instance) {
    const target = new Uint8Array(instance.memory.buffer);
    for (const { start, bytes } of this.#runs) target.set(bytes, start);
  }
}

const images = new Map<boolean, Promise<Image>>();

/** The image of this thread, booted at the first call. */
export function bootImage(traced: boolean): Promise<Image> {
  let image = images.get(traced);
  if (!image) {
    image = Image.boot(traced);
    images.set(traced, image);
  }
  return image;
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
