import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExperimentInput } from '../../protocol/experiment.js';
import { runInSandbox } from '../../server/sandbox/differential/sandbox-run.js';
import { diagnose } from '../../trace/diagnose/diagnose.js';
import { why } from '../../trace/diagnose/why.js';
import { reports } from './reports.js';

const here = import.meta.dirname;
const traceOf = async (name: string) =>
  (await runInSandbox(JSON.parse(readFileSync(join(here, `${name}.json`), 'utf8')) as ExperimentInput)).trace;

describe.each(reports)('$name', ({ name, shows, symptom, mistake, event, says }) => {
  it('shows what was reported', async () => {
    expect(await traceOf(name)).toContainEqual(expect.objectContaining(shows));
  });

  it('is explained as the thread ended', async () => {
    const trace = await traceOf(name);
    const finding = diagnose(trace).find((one) => one.mistake === mistake);
    const answer = symptom === null ? { cause: finding, finding } : why(trace, symptom);
    if (!answer.cause) throw new Error(`No cause was found for "${symptom}".`);
    expect(trace[answer.cause.seq - 1]).toMatchObject(event);
    expect('finding' in answer ? answer.finding?.mistake : undefined).toBe(mistake ?? undefined);
    expect(`${answer.cause.because}\n${answer.cause.change}`).toMatch(says);
  });
});

it('a session that is loaded again is saved once, since #383 was fixed', async () => {
  const trace = await traceOf('express-session-383-fixed');
  expect(why(trace, 'saved twice')).toEqual({ cause: null, looked: expect.stringContaining('twice') });
  expect(trace).toContainEqual(expect.objectContaining({ type: 'response', requestId: 'r4', body: 'book, pen' }));
});

it('every report has its experiment, and every experiment its report', () => {
  const files = readdirSync(here).filter((file) => file.endsWith('.json') && !file.endsWith('-fixed.json'));
  expect(files.sort()).toEqual(reports.map(({ name }) => `${name}.json`).sort());
});
