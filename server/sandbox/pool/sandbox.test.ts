import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readExperiment } from '../../../protocol/read-experiment.js';
import { limits } from '../limits.js';
import { Sandbox } from './sandbox.js';
import { WorkerThread } from './worker-thread.js';

/** A sandbox in real worker threads that do nothing but this with whatever they are asked, and with little memory. */
async function openIn(deed: string) {
  const code = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => { ${deed} });
    parentPort.postMessage({ type: 'ready' });`;
  const start = () => new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
  const thread = new WorkerThread({}, limits.stuckMs, start);
  onTestFinished(() => thread.close());
  const broke = vi.fn();
  const experiment = readExperiment(JSON.stringify({ app: '', actions: [] }));
  const sandbox = new Sandbox('abc', 'visitor', experiment, {
    chooseThread: () => thread,
    now: () => 0,
    diverged: () => {},
    broke,
  });
  await sandbox.open([]);
  const { events } = sandbox.read({ epoch: sandbox.epoch, after: 0 }, { events: 10, characters: 10_000 });
  return { said: events.map((event) => ('message' in event ? event.message : event.type)), broke };
}

it('says that the memory was used up where it was, in two threads', async () => {
  const { said, broke } = await openIn('const all = []; for (;;) all.push(new Array(100_000).fill({}));');
  expect(said).toEqual([
    'The app used up the memory of the thread it ran in, so its process was ended. Change its code and it starts again.',
  ]);
  expect(broke).not.toHaveBeenCalled();
});

it.each([
  ['an error that nothing caught', "throw new RangeError('out of bounds')", 'out of bounds'],
  ['a rejection that nothing handled', "Promise.reject(new Error('refused'))", 'refused'],
  ['an exit', 'process.exit(3)', 'exited with code 3'],
])('says that it is a fault of the server, and logs it, where it was %s', async (_, deed, logged) => {
  const { said, broke } = await openIn(deed);
  expect(said).toEqual([
    "The app ran into a fault of this server, which is in the server's log, so its process was ended. Change its code and it starts again.",
  ]);
  const one = ['abc', expect.objectContaining({ message: expect.stringContaining(logged) })];
  expect(broke.mock.calls).toEqual([one, one]);
});
