import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { from, sizeOf, UsageError } from './files.js';
import { runText, sentenceOf } from './run-text.js';

type Line = { result: string; wrong: string | null };

/**
 * Runs the experiment of each line, some at a time, and writes their results in the order of the lines. No more lines
 * are read than are under way, and none while `out` has not taken what it was given: memory does not grow with the file.
 * @param atOnce how many experiments are under way
 * @throws UsageError at the end, with the first line that is no experiment
 */
export async function runBatch(pool: SandboxPool, file: string, atOnce: number, out: Writable) {
  await sizeOf(file);
  const lines = createInterface({ input: createReadStream(from(file), 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const underWay: Promise<Line>[] = [];
  let number = 0;
  let wrong: string | null = null;
  const writeFirst = async () => {
    const line = await underWay.shift();
    if (!line) return;
    wrong ??= line.wrong;
    if (!out.write(`${line.result}\n`)) await once(out, 'drain');
  };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const running = runLine(pool, line, number);
    // it is awaited in its turn: until then its failure is nobody's
    running.catch(() => {});
    underWay.push(running);
    if (underWay.length >= atOnce) await writeFirst();
  }
  while (underWay.length > 0) await writeFirst();
  if (wrong) throw new UsageError(`${file}: ${wrong}`);
}

async function runLine(pool: SandboxPool, text: string, number: number): Promise<Line> {
  try {
    return { result: JSON.stringify(await runText(pool, text)), wrong: null };
  } catch (error) {
    const wrong = `line ${number}: ${sentenceOf(error)}`;
    return { result: JSON.stringify({ error: wrong }), wrong };
  }
}
