import { Buffer } from 'buffer';
import { host } from '../host.js';

type Data = string | Uint8Array;
const bytes = (data: Data, encoding?: BufferEncoding) =>
  typeof data === 'string' ? Buffer.from(data, encoding ?? 'utf8') : Buffer.from(data);

/** Text goes to the host as it is, bytes as base64: QuickJS would take ten times the digest's own time to turn one into the other. */
type Input = { text: string } | { base64: string };
const utf8 = (encoding?: string) => encoding === undefined || encoding === 'utf8' || encoding === 'utf-8';

/** Node's Hash and Hmac: collects the data, the host digests it. */
class Digest {
  #text = '';
  #chunks: Buffer[] | null = null;
  #digested = false;
  constructor(readonly finish: (data: Input, encoding: string) => string) {}

  update(data: Data, encoding?: BufferEncoding) {
    if (this.#digested) throw new Error('Digest already called');
    // a NUL would end the text on its way out of the VM
    if (this.#chunks === null && typeof data === 'string' && utf8(encoding) && !data.includes('\0')) {
      this.#text += data;
    } else {
      this.#chunks ??= [Buffer.from(this.#text)];
      this.#chunks.push(bytes(data, encoding));
    }
    return this;
  }

  digest(encoding?: BufferEncoding | 'buffer'): string | Buffer {
    if (this.#digested) throw new Error('Digest already called');
    this.#digested = true;
    const data = this.#chunks ? { base64: Buffer.concat(this.#chunks).toString('base64') } : { text: this.#text };
    if (encoding === 'hex' || encoding === 'base64' || encoding === 'base64url') return this.finish(data, encoding);
    const result = Buffer.from(this.finish(data, 'base64'), 'base64');
    return encoding && encoding !== 'buffer' ? result.toString(encoding) : result;
  }
}

export function createHash(algorithm: string) {
  return new Digest((data, encoding) => host.hash(algorithm, data, encoding));
}

export function createHmac(algorithm: string, key: Data) {
  const secret =
    typeof key === 'string' && !key.includes('\0') ? { text: key } : { base64: bytes(key).toString('base64') };
  return new Digest((data, encoding) => host.hmac(algorithm, secret, data, encoding));
}

export function randomBytes(size: number, callback?: (error: null, bytes: Buffer) => void) {
  const result = Buffer.from(host.randomBytes(size), 'base64');
  if (!callback) return result;
  process.nextTick(callback as (...args: unknown[]) => void, null, result);
  return undefined;
}

export function randomInt(low: number, high?: number) {
  const [min, max] = high === undefined ? [0, low] : [low, high];
  return min + ((randomBytes(6) as Buffer).readUIntBE(0, 6) % (max - min));
}

export function randomUUID() {
  const random = randomBytes(16) as Buffer;
  random[6] = ((random[6] ?? 0) & 0x0f) | 0x40;
  random[8] = ((random[8] ?? 0) & 0x3f) | 0x80;
  return random.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function timingSafeEqual(a: Uint8Array, b: Uint8Array) {
  if (a.length !== b.length) throw new RangeError('Input buffers must have the same byte length');
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

export default { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual };
