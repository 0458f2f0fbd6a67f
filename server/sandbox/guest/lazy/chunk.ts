/**
 * Part of the guest that is kept as text until somebody needs it: compiled code takes QuickJS several times the room,
 * and every sandbox pays for what is in the image.
 * @param text a chunk that bundle.mjs made of an import ending in `?lazy`; it assigns `chunk`.
 */
export function lazyChunk<T>(text: string): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= new Function(`${text};return chunk;`)() as T;
    return loaded;
  };
}
