import { Buffer } from 'buffer';

/**
 * The buffer package turns text into bytes by way of an array of all bytes, twice. In QuickJS that is a tenth of a
 * request; most text here is ASCII, where a character is a byte.
 */
function asciiBytes(text: string): Buffer | null {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return null;
    bytes[i] = code;
  }
  return bytes;
}

const isUtf8 = (encoding: unknown) =>
  encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8';

const from = Buffer.from as (...args: unknown[]) => Buffer;
const byteLength = Buffer.byteLength as (...args: unknown[]) => number;

Object.assign(Buffer, {
  from(value: unknown, ...rest: unknown[]) {
    const fast = typeof value === 'string' && isUtf8(rest[0]) ? asciiBytes(value) : null;
    return fast ?? from(value, ...rest);
  },
  byteLength(value: unknown, encoding?: unknown) {
    if (typeof value === 'string' && isUtf8(encoding)) {
      let beyond = false;
      for (let i = 0; i < value.length && !beyond; i++) beyond = value.charCodeAt(i) > 127;
      if (!beyond) return value.length;
    }
    return byteLength(value, encoding);
  },
});
