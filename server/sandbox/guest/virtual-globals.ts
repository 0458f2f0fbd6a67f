import { Buffer } from 'buffer';
import { host } from './host.js';

/**
 * Makes the VM's time and chance the experiment's: `Date`, `performance.now` and `Math.random` follow the virtual clock
 * and the seed. Date objects stay Date objects; only "now" is another.
 */
export function installVirtualGlobals() {
  const RealDate = Date;
  const VirtualDate = function Date(this: unknown, ...args: unknown[]) {
    if (!new.target) return new RealDate(host.now()).toString();
    return Reflect.construct(RealDate, args.length === 0 ? [host.now()] : args, new.target);
  } as unknown as DateConstructor;
  Object.defineProperties(VirtualDate, {
    prototype: { value: RealDate.prototype, writable: false },
    length: { value: 7 },
    now: { value: () => host.now(), writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });

  const startedAt = { value: undefined as number | undefined };
  const now = () => {
    startedAt.value ??= host.now();
    return host.now() - startedAt.value;
  };
  Object.assign(globalThis, { Date: VirtualDate, performance: { now, timeOrigin: 0 } });
  Math.random = seededRandom;
}

let state: number | null = null;

/** mulberry32: small, and good enough for what Math.random is used for. */
function seededRandom() {
  state ??= Buffer.from(host.randomBytes(4), 'base64').readInt32LE(0);
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
