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

/** Node's own of `url`, which its npm package lacks. */
export function fileURLToPath(url: string | URL): string {
  const { href } = new URL(url);
  if (!href.startsWith('file:///')) throw new TypeError('The URL must be of scheme file');
  return decodeURIComponent(href.slice('file://'.length).replace(/[?#].*$/, ''));
}

export const pathToFileURL = (path: string) =>
  new URL(`file://${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`);
