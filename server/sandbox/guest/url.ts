import { lazyChunk } from './lazy/chunk.js';
import source from './lazy/url.ts?lazy';

const load = lazyChunk<typeof import('./lazy/url.js')>(source);

/** Puts `URL` and `URLSearchParams` on an object, loaded when first read. */
export function defineUrl(target: object) {
  for (const name of ['URL', 'URLSearchParams'] as const) {
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: false,
      get: () => load()[name],
      set(value: unknown) {
        Object.defineProperty(target, name, { value, configurable: true, writable: true });
      },
    });
  }
}
