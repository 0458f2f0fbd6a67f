import { host } from '../host.js';

/**
 * A part of the guest that stays outside until somebody needs it: every sandbox pays for what is in the image.
 * @param name a chunk, as bundle.mjs gives it for an import ending in `?lazy`.
 */
export function lazyChunk<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => {
    if (loaded === undefined) {
      const module = { exports: {} as T };
      new Function('require', 'module', 'exports', host.chunk(name))(share.require, module, module.exports);
      loaded = module.exports;
    }
    return loaded;
  };
}

/** The modules that chunks have in common with the guest; modules.ts puts its own `require` here. */
export const share = {
  require(name: string): unknown {
    throw new Error(`A chunk asked for '${name}' before the guest had its modules.`);
  },
};
