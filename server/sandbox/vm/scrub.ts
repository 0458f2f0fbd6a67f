import type { HeapEnd } from './heap-end.js';
import type { Instance } from './instance.js';

/** From chunks that clear whole pages at once down to half a page; smaller ones free no page. */
const sizes = [262_144, 65_536, 16_384, 4_096, 2_048];

/**
 * Writes zeros over the free memory of an instance's heap: parsing the guest leaves twice as much garbage behind as
 * there is live data, and a page of an image costs each sandbox memory unless it is all zero. The allocator is filled
 * with empty buffers until it has to grow, then they are let go.
 */
export function scrub(instance: Instance, heapEnd: HeapEnd) {
  const { context, memory } = instance;
  const run = (code: string) => context.unwrapResult(context.evalCode(code, 'scrub.js', { type: 'global' })).dispose();
  run('globalThis.__scrub = []');
  for (const size of sizes) {
    const before = heapEnd.of(memory);
    while (heapEnd.of(memory) === before) run(`__scrub.push(new ArrayBuffer(${size}))`);
  }
  run('__scrub.length = 0; delete globalThis.__scrub');
}
