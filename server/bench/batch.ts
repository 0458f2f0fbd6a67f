import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runBatch } from '../cli/batch.js';
import { experimentPool } from '../cli/pool.js';
import { app } from './app.js';

export type BatchRun = {
  /** Of CPU time, that of all threads together: what the machine does beside it does not count. */
  experimentsPerCpuSecond: number;
  /** Bytes of the whole process when so many results were written. */
  residentEarly: number;
  residentLate: number;
};

const url = 'http://shop.test/';

/** Runs so many experiments of two requests as `--batch` does, and looks at the process after `early` and after all. */
export async function batch(early: number, all: number): Promise<BatchRun> {
  const folder = await mkdtemp(join(tmpdir(), 'batch-'));
  const file = join(folder, 'experiments.jsonl');
  const actions = [
    { type: 'request', url },
    { type: 'request', url },
  ];
  const lines = Array.from({ length: all }, (_, seed) => JSON.stringify({ seed, app, actions }));
  await writeFile(file, lines.join('\n'));
  const { pool, atOnce } = experimentPool(availableParallelism());
  let written = 0;
  let wrong = 0;
  let residentEarly = 0;
  const out = new Writable({
    decodeStrings: false,
    write(result: string, _encoding, done) {
      written += 1;
      if (!result.includes('You visited this page 2 times')) wrong += 1;
      if (written === early) residentEarly = resident();
      done();
    },
  });
  const before = process.cpuUsage();
  try {
    await runBatch(pool, file, atOnce, out);
    const { user, system } = process.cpuUsage(before);
    const residentLate = resident();
    if (written !== all || wrong > 0) throw new Error(`${wrong} of ${written} experiments did not count their visits`);
    return { experimentsPerCpuSecond: all / ((user + system) / 1e6), residentEarly, residentLate };
  } finally {
    await pool.close();
    await rm(folder, { recursive: true });
  }
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}
