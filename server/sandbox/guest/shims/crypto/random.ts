import { Buffer } from 'buffer';
import { host } from '../../host.js';
import { later } from './later.js';

const draw = (size: number) => Buffer.from(host.randomBytes(size), 'base64');

export function randomBytes(size: number, callback?: (error: unknown, bytes?: Buffer) => void) {
  return later(callback, () => draw(size));
}

export function randomFillSync<T extends Uint8Array>(target: T): T {
  target.set(draw(target.length));
  return target;
}

/** Web Crypto's: fills any typed array of integers. */
export function getRandomValues<T extends ArrayBufferView>(target: T): T {
  randomFillSync(new Uint8Array(target.buffer, target.byteOffset, target.byteLength));
  return target;
}

export function randomInt(low: number, high?: number | Callback, callback?: Callback) {
  const [min, max, done] = typeof high === 'number' ? [low, high, callback] : [0, low, high];
  return later(done, () => min + (draw(6).readUIntBE(0, 6) % (max - min)));
}

type Callback = (error: unknown, value?: number) => void;

export function randomUUID() {
  const random = draw(16);
  random[6] = ((random[6] ?? 0) & 0x0f) | 0x40;
  random[8] = ((random[8] ?? 0) & 0x3f) | 0x80;
  return random.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
