import { SandboxPool } from '../sandbox/pool/pool.js';

/** For tests: one worker for a handful of sandboxes, none of which is evicted or forgotten. */
export const testPool = () =>
  new SandboxPool({
    workers: 1,
    maxSandboxes: 4,
    maxSandboxesPerVisitor: 4,
    maxLive: 4,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    redisUrl: undefined,
    log: console,
  });
