import { RedisError } from '../reply.js';
import { integer, type Operation, syntaxError, text } from './operation.js';

type Unit = { ms: number; absolute: boolean };

/** How EXPIRE and its kin, and the options of SET and GETEX, give a time. */
export const units = {
  ex: { ms: 1000, absolute: false },
  px: { ms: 1, absolute: false },
  exat: { ms: 1000, absolute: true },
  pxat: { ms: 1, absolute: true },
} as const satisfies Record<string, Unit>;

/**
 * The time that a command gives, as ms since the Unix epoch.
 * @throws RedisError when it is no positive number, as SET, SETEX and GETEX do
 */
export function positiveExpiry(command: string, args: Buffer[], at: number, unit: Unit, now: number): number {
  const value = integer(args, at);
  const expiresAt = value * unit.ms + (unit.absolute ? 0 : now);
  if (value <= 0 || !Number.isSafeInteger(expiresAt))
    throw new RedisError(`ERR invalid expire time in '${command}' command`);
  return expiresAt;
}

function expire(command: string, unit: Unit): Operation {
  return (keyspace, args, now) => {
    const key = text(args, 0);
    const value = integer(args, 1);
    const expiresAt = value * unit.ms + (unit.absolute ? 0 : now);
    if (!Number.isSafeInteger(expiresAt)) throw new RedisError(`ERR invalid expire time in '${command}' command`);
    const options = args.slice(2).map((one) => one.toString());
    const conditions = options.map((one) => one.toLowerCase());
    const unknown = options.find((one) => !['nx', 'xx', 'gt', 'lt'].includes(one.toLowerCase()));
    if (unknown !== undefined) throw new RedisError(`ERR Unsupported option ${unknown}`);
    if (!keyspace.has(key)) return 0;
    const before = keyspace.expiresAt(key);
    const later = before !== null && expiresAt > before;
    const earlier = before === null || expiresAt < before;
    const met = { nx: before === null, xx: before !== null, gt: later, lt: earlier };
    if (!conditions.every((one) => met[one as keyof typeof met])) return 0;
    keyspace.expireAt(key, expiresAt);
    return 1;
  };
}

/** -2: no such key; -1: it stays for ever. */
function timeLeft(perUnit: number, absolute: boolean): Operation {
  return (keyspace, args, now) => {
    const key = text(args, 0);
    if (!keyspace.has(key)) return -2;
    const expiresAt = keyspace.expiresAt(key);
    if (expiresAt === null) return -1;
    return Math.round((expiresAt - (absolute ? 0 : now)) / perUnit);
  };
}

export const expiryOperations = {
  expire: expire('expire', units.ex),
  pexpire: expire('pexpire', units.px),
  expireat: expire('expireat', units.exat),
  pexpireat: expire('pexpireat', units.pxat),
  ttl: timeLeft(1000, false),
  pttl: timeLeft(1, false),
  expiretime: timeLeft(1000, true),
  pexpiretime: timeLeft(1, true),
  persist: (keyspace, args) => {
    const key = text(args, 0);
    if (keyspace.expiresAt(key) === null) return 0;
    keyspace.expireAt(key, null);
    return 1;
  },
  getex: (keyspace, args, now) => {
    const key = text(args, 0);
    const value = keyspace.get(key);
    const option = text(args, 1).toLowerCase();
    const unit = units[option as keyof typeof units];
    const given = args.length === 1 || (option === 'persist' && args.length === 2) || (unit && args.length === 3);
    if (!given) throw syntaxError();
    if (value !== undefined && !Buffer.isBuffer(value)) {
      throw new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value');
    }
    const expiresAt = unit ? positiveExpiry('getex', args, 2, unit, now) : null;
    if (value === undefined) return null;
    if (args.length > 1) keyspace.expireAt(key, expiresAt);
    return value;
  },
} satisfies Record<string, Operation>;
