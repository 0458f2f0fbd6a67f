import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{trace,protocol,source,server,client,scripts,experiments}/**/*.test.ts'],
    // worker threads and the command line run what is built
    globalSetup: ['scripts/build-before-tests.mjs'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
