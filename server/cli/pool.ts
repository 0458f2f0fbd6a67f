import { readConfig } from '../config.js';
import { SandboxPool } from '../sandbox/pool/pool.js';

/** While one experiment of a thread is read or written, the thread has another. */
const experimentsPerThread = 2;

/** The sandboxes of the command, and how many experiments to have in them at once. @throws ConfigError */
export function experimentPool(workers: number): { pool: SandboxPool; atOnce: number } {
  const atOnce = workers * experimentsPerThread;
  const pool = new SandboxPool({
    workers,
    maxSandboxes: atOnce,
    maxSandboxesPerVisitor: atOnce,
    maxLive: atOnce,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    redisUrl: readConfig({ REDIS_URL: process.env.REDIS_URL }).REDIS_URL,
    log: console,
  });
  return { pool, atOnce };
}
