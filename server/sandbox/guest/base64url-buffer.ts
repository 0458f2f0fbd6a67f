import { Buffer } from 'buffer';

/** Node's `base64url`, which the buffer package reads as base64 but cannot write. */
const isBase64url = (encoding: unknown) => String(encoding).toLowerCase() === 'base64url';
const asBase64 = (encoding: unknown) => (isBase64url(encoding) ? 'base64' : encoding);

const from = Buffer.from as (...args: unknown[]) => Buffer;
const byteLength = Buffer.byteLength as (...args: unknown[]) => number;
const isEncoding = Buffer.isEncoding as (encoding: unknown) => boolean;
const { toString } = Buffer.prototype as unknown as { toString: (...args: unknown[]) => string };

Object.assign(Buffer, {
  from: (value: unknown, encoding?: unknown, length?: unknown) => from(value, asBase64(encoding), length),
  byteLength: (value: unknown, encoding?: unknown) => byteLength(value, asBase64(encoding)),
  isEncoding: (encoding: unknown) => isEncoding(asBase64(encoding)),
});
Object.assign(Buffer.prototype, {
  toString(this: Buffer, encoding?: unknown, ...range: unknown[]) {
    const text = toString.call(this, asBase64(encoding), ...range);
    return isBase64url(encoding) ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text;
  },
});
