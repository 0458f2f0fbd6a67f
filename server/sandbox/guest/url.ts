import { lazyChunk } from './lazy/chunk.js';
import chunk from './lazy/url.ts?lazy';

const load = lazyChunk<typeof import('./lazy/url.js')>(chunk);
const names = ['URL', 'URLSearchParams'] as const;

/** Puts `URL` and `URLSearchParams` on an object, loaded when first read. */
export function defineUrl(target: object) {
  const put = (name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  for (const name of names) {
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: false,
      get() {
        // while it loads, the chunk itself looks whether there is a URL already
        for (const one of names) put(one, undefined);
        const loaded = load();
        for (const one of names) put(one, loaded[one]);
        return loaded[name];
      },
      set: (value: unknown) => put(name, value),
    });
  }
}
