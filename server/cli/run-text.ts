import { bounds } from '../../protocol/bounds.js';
import type { Experiment } from '../../protocol/experiment.js';
import { NotAnExperimentError, readExperiment } from '../../protocol/read-experiment.js';
import type { ExperimentResult } from '../../protocol/result.js';
import { runExperiment } from '../experiment/run.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';
import { readText, UsageError } from './files.js';

/** @throws NotAnExperimentError, SandboxError */
export async function runText(pool: SandboxPool, text: string): Promise<ExperimentResult> {
  if (text.length > bounds.messageBytes)
    throw new NotAnExperimentError(`is over ${bounds.messageBytes} characters long.`);
  return runExperiment(pool, readExperiment(text));
}

/**
 * An experiment in a file, and what is asked of it.
 * @throws UsageError naming the file and the field that is wrong
 */
export async function withExperiment<T>(file: string, ask: (experiment: Experiment) => Promise<T>): Promise<T> {
  const text = await readText(file, bounds.messageBytes, 'an experiment');
  try {
    return await ask(readExperiment(text));
  } catch (error) {
    throw new UsageError(`${file}: ${sentenceOf(error)}`);
  }
}

/** @returns the file's text too. @throws UsageError naming the file and the field that is wrong */
export async function runFile(pool: SandboxPool, file: string): Promise<{ text: string; result: ExperimentResult }> {
  const text = await readText(file, bounds.messageBytes, 'an experiment');
  try {
    return { text, result: await runText(pool, text) };
  } catch (error) {
    throw new UsageError(`${file}: ${sentenceOf(error)}`);
  }
}

/** What a person is told; a defect of ours goes on to be seen as one. */
export function sentenceOf(error: unknown): string {
  if (error instanceof NotAnExperimentError || error instanceof SandboxError) return error.message;
  throw error;
}
