import { Buffer } from 'buffer';
import { host } from '../../host.js';
import { bytes, type Data, type Input, inputOf } from './bytes.js';

type Encoding = BufferEncoding | 'buffer';

const utf8 = (encoding?: string) => encoding === undefined || encoding === 'utf8' || encoding === 'utf-8';

/** Node's Hash and Hmac: collects the data, the host digests it. */
class Digest {
  #text = '';
  #chunks: Buffer[] | null = null;
  #digested = false;
  constructor(readonly finish: (data: Input, encoding: string) => string) {}

  update(data: Data, encoding?: BufferEncoding) {
    if (this.#digested) throw new Error('Digest already called');
    if (this.#chunks === null && typeof data === 'string' && utf8(encoding) && !data.includes('\0')) {
      this.#text += data;
    } else {
      this.#chunks ??= [Buffer.from(this.#text)];
      this.#chunks.push(bytes(data, encoding));
    }
    return this;
  }

  digest(encoding?: Encoding): string | Buffer {
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

/** Node's one-call digest. */
export function hash(algorithm: string, data: Data, encoding: Encoding = 'hex') {
  return createHash(algorithm).update(data).digest(encoding);
}

export function createHmac(algorithm: string, key: Data) {
  const secret = inputOf(key);
  return new Digest((data, encoding) => host.hmac(algorithm, secret, data, encoding));
}

export const getHashes = () => ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];

export function timingSafeEqual(a: Uint8Array, b: Uint8Array) {
  if (a.length !== b.length) throw new RangeError('Input buffers must have the same byte length');
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}
