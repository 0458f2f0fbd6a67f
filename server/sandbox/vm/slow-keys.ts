import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import bcryptjs from 'bcryptjs';
import { limits } from '../limits.js';

/** Takes CPU from the action, in QuickJS interrupt checks, before work is done for it. @throws Error when none is left. */
export type Charge = (checks: number) => void;

/**
 * Keys and password hashes that are made to be slow: QuickJS would take fifty times as long, so the worker makes
 * them. What they cost is counted, not timed, so that an action ends at the same place on every machine; each figure is
 * what one check stands for, about a millisecond's work.
 */
const perCheck = { bcryptExpansions: 8, pbkdf2Iterations: 500, scryptBlocks: 1024 };

/** bcryptjs's hash of `password` with `salt`. @throws Error of bcryptjs for what is no salt, or ours for too many rounds. */
export function bcrypt(password: string, salt: string, charge: Charge): string {
  const rounds = Number(/^\$2.?\$(\d\d)/.exec(salt)?.[1] ?? 0);
  // over 31 bcryptjs says itself
  if (rounds > limits.bcryptRounds && rounds <= 31) {
    throw new Error(
      `bcrypt with ${rounds} rounds takes too long here: use at most ${limits.bcryptRounds}; 10 is usual.`,
    );
  }
  if (rounds <= limits.bcryptRounds) charge(2 ** rounds / perCheck.bcryptExpansions);
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
  return scryptSync(password, salt, length, { ...cost, maxmem: limits.scryptMemoryBytes });
}

function checkLength(length: number) {
  if (length > limits.keyBytes)
    throw new RangeError(`A key of ${length} bytes is too long here: at most ${limits.keyBytes}.`);
}
