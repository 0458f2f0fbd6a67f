import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import type { ExperimentResult } from '../protocol/result.js';
import { linkText } from '../protocol/share/link.js';
import { fold } from '../trace/fold.js';
import { expectedAt, expectedOf } from './stage/expected.js';
import { experimentOf } from './stage/generated.js';
import { readStage } from './stage/read-stage.js';

/** Each with its seed: a difference names the one to look at. */
const seeds = Array.from({ length: 200 }, (_, i) => i + 1);

/** What the experiment command says of each, in one run of it. */
async function commandResults(): Promise<ExperimentResult[]> {
  const file = join(await mkdtemp(join(tmpdir(), 'stage-')), 'all.jsonl');
  await writeFile(file, seeds.map((seed) => JSON.stringify(experimentOf(seed))).join('\n'));
  const command = promisify(execFile)(process.execPath, ['dist/server/cli.js', '--batch', file], {
    maxBuffer: 500_000_000,
  });
  const { stdout } = await command;
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExperimentResult);
}

async function showEvent(page: Page, n: number) {
  await page.getByRole('slider', { name: 'Event shown' }).fill(String(n));
  await expect(page.locator(`#playground [data-seq-shown="${n}"]`)).toBeAttached();
}

test('what the stage shows is what happened: at the end as the experiment command says, before it as the fold', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const results = await commandResults();
  for (const [i, seed] of seeds.entries()) {
    const result = results[i];
    if (!result) throw new Error(`The command gave no result for seed ${seed}.`);
    const { trace } = result;
    await page.goto(`/play#x=${linkText(experimentOf(seed))}`);
    const slider = page.getByRole('slider', { name: 'Event shown' });
    await expect(slider, `seed ${seed}`).toHaveAttribute('max', String(trace.length));
    await showEvent(page, trace.length);
    const said = expectedOf(result);
    const seen = await readStage(page);
    // the command speaks of the decisions alone, the stage of what led to them too; what was never asked is a no
    const decided = Object.fromEntries(Object.keys(said.gates).map((gate) => [gate, seen.gates[gate] ?? 'no']));
    expect({ ...seen, gates: decided }, `seed ${seed}, at the end`).toEqual(said);
    // 7,919 is prime: as good as any random place, and the same one next time
    const n = 1 + ((seed * 7_919) % trace.length);
    await showEvent(page, n);
    expect(await readStage(page), `seed ${seed}, after event ${n}`).toEqual(expectedAt(fold(trace, n)));
  }
});
