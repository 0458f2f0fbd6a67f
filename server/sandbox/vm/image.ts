import { chunkExports, guestSource } from './guest-files.js';
import { HeapEnd } from './heap-end.js';
import { Instance } from './instance.js';
import { MemoryCopy } from './memory-copy.js';
import { scrub } from './scrub.js';

/** One experiment after the other needs one; some 5 MB each. */
const mostSpare = 2;

/**
 * The memory of a booted guest: express, express-session and the rest evaluated, no learner code yet. Laid over an
 * instance it makes it a fresh process in well under a millisecond.
 */
export class Image {
  readonly #memory: MemoryCopy;
  readonly #heapEnd: HeapEnd;
  /** What an app can import, and the names of each. */
  readonly moduleExports: Record<string, string[]>;
  /** Instances whose process is over: to lay the image over one is much cheaper than to make a new one. */
  readonly #spare: Instance[] = [];

  /** Bytes that are copied, and that each sandbox takes at the least. */
  get bytes() {
    return this.#memory.bytes;
  }

  private constructor(instance: Instance, heapEnd: HeapEnd, moduleExports: Record<string, string[]>) {
    this.#heapEnd = heapEnd;
    this.#memory = new MemoryCopy(instance, heapEnd);
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
    return new Image(instance, heapEnd, exports);
  }

  /** An instance with the image over it. */
  async instance(): Promise<Instance> {
    const spare = this.#spare.pop();
    if (spare) {
      this.layOverUsed(spare);
      return spare;
    }
    const instance = await Instance.create();
    this.#memory.layOverNew(instance);
    return instance;
  }

  /** Takes back an instance that nobody uses any more; one whose memory has grown would keep it. */
  keep(instance: Instance) {
    if (this.#spare.length < mostSpare && !instance.hasGrown) this.#spare.push(instance);
  }

  /** Lays the image over an instance that has run: what it wrote is gone. */
  layOverUsed(instance: Instance) {
    this.#memory.layOverUsed(instance);
  }

  /** The memory of an instance that has run, to be laid over that same instance again. */
  copyOf(instance: Instance): MemoryCopy {
    return new MemoryCopy(instance, this.#heapEnd);
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
