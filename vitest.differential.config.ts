import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which part of the seeds a worker compares, from 0. */
    differential: { slice: number; slices: number };
  }
}

const slices = Math.max(2, Math.min(8, availableParallelism()));

/** Thousands of runs against real Node: a stage of its own, with the same file in several workers. */
export default defineConfig({
  test: {
    reporters: ['dot'],
    globalSetup: ['scripts/build-before-tests.mjs'],
    projects: Array.from({ length: slices }, (_, slice) => ({
      test: {
        name: `slice ${slice + 1} of ${slices}`,
        include: ['server/sandbox/differential/*.differential.ts'],
        provide: { differential: { slice, slices } },
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
