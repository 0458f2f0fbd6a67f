import { Buffer } from 'buffer';
import { host } from '../../host.js';
import { type Data, inputOf } from './bytes.js';
import { later } from './later.js';

type Callback = (error: unknown, key?: Buffer) => void;
type ScryptOptions = {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
};

export function pbkdf2Sync(password: Data, salt: Data, iterations: number, length: number, digest: string) {
  return Buffer.from(host.pbkdf2(inputOf(password), inputOf(salt), iterations, length, digest), 'base64');
}

export function pbkdf2(
  password: Data,
  salt: Data,
  iterations: number,
  length: number,
  digest: string,
  callback: Callback,
) {
  return later(callback, () => pbkdf2Sync(password, salt, iterations, length, digest));
}

export function scryptSync(password: Data, salt: Data, length: number, options: ScryptOptions = {}) {
  const { cost = 16384, blockSize = 8, parallelization = 1 } = options;
  const { N = cost, r = blockSize, p = parallelization } = options;
  return Buffer.from(host.scrypt(inputOf(password), inputOf(salt), length, N, r, p), 'base64');
}

export function scrypt(
  password: Data,
  salt: Data,
  length: number,
  options: ScryptOptions | Callback,
  callback?: Callback,
) {
  const [given, done] = typeof options === 'function' ? [{}, options] : [options, callback];
  return later(done, () => scryptSync(password, salt, length, given));
}
