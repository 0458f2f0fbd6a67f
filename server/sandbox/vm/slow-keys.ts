import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import bcryptjs from 'bcryptjs';

/** Takes CPU from the action, in QuickJS interrupt checks, before work is done for it. @throws Error when none is left. */
export type Charge = (checks: number) => void;

/**
 * Keys and password hashes that are made to be slow: QuickJS would take a hundred times as long, so the worker makes
 * them. What they cost is counted, not timed, so that an action ends at the same place on every machine; each figure is
 * about what a millisecond does.
 */
const perCheck = { bcryptExpansions: 8, pbkdf2Iterations: 500, scryptBlocks: 1024 };

/** Each round doubles the time; 12 take a quarter of a second. */
const maxBcryptRounds = 12;
const maxKeyBytes = 1024;
const scryptBytes = 64 * 1024 * 1024;

/** bcryptjs's hash of `password` with `salt`. @throws Error of bcryptjs for what is no salt, or ours for too many rounds. */
export function bcrypt(password: string, salt: string, charge: Charge): string {
  const rounds = Number(/^\$2.?\$(\d\d)/.exec(salt)?.[1] ?? 0);
  // over 31 bcryptjs says itself
  if (rounds > maxBcryptRounds && rounds <= 31) {
    throw new Error(`bcrypt with ${rounds} rounds takes too long here: use at most ${maxBcryptRounds}; 10 is usual.`);
  }
  if (rounds <= maxBcryptRounds) charge(2 ** rounds / perCheck.bcryptExpansions);
  return bcryptjs.hashSync(password, salt);
}

export function pbkdf2(
  password: Buffer,
  salt: Buffer,
  iterations: number,
  length: number,
  digest: string,
  charge: Charge,
): Buffer {
  checkLength(length);
  const blocks = Math.ceil(length / createHash(digest).digest().length);
  charge((iterations * blocks) / perCheck.pbkdf2Iterations);
  return pbkdf2Sync(password, salt, iterations, length, digest);
}

export function scrypt(
  password: Buffer,
  salt: Buffer,
  length: number,
  cost: { N: number; r: number; p: number },
  charge: Charge,
): Buffer {
  checkLength(length);
  charge((cost.N * cost.r * cost.p) / perCheck.scryptBlocks);
  return scryptSync(password, salt, length, { ...cost, maxmem: scryptBytes });
}

function checkLength(length: number) {
  if (length > maxKeyBytes) throw new RangeError(`A key of ${length} bytes is too long here: at most ${maxKeyBytes}.`);
}
