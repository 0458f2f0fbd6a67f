/** A compressed body is not decoded here; body-parser answers 415 for what it cannot decode. */
function unsupported(): never {
  throw Object.assign(
    new Error('Compressed request bodies are not supported in this playground; send it as plain text.'),
    {
      status: 415,
    },
  );
}
export const createInflate = unsupported;
export const createGunzip = unsupported;
export const createBrotliDecompress = unsupported;
