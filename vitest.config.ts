import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What runs whole programs or waits for what hangs: a minute of its own, so that the rest stays quick. */
const wholePrograms = [
  'client/share/project/project.test.ts',
  'experiments/**/*.test.ts',
  'server/cli/**/*.test.ts',
  'server/experiment/**/*.test.ts',
  'server/**/*bad-input.test.ts',
  'source/edited-source.test.ts',
];

const timeouts = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // worker threads and the command line run what is built
    globalSetup: ['scripts/build-before-tests.mjs'],
    // vitest leaves a core for its watcher, which on two cores is half of the machine
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{trace,protocol,source,server,client,scripts}/**/*.test.ts'],
          exclude: wholePrograms,
          // a third of the time went into reading the same modules anew for each file
          isolate: false,
          ...timeouts,
        },
      },
      { test: { name: 'whole', include: wholePrograms, ...timeouts } },
    ],
  },
});
