import './time-zone.js';
import { availableParallelism } from 'node:os';
import { bounds } from '../protocol/bounds.js';
import { experimentFromHar } from '../protocol/har/experiment-from-har.js';
import { harBytes } from '../protocol/har/har.js';
import type { OptionSetting } from '../source/set-option.js';
import { why } from '../trace/diagnose/why.js';
import { differences } from '../trace/diff/differences.js';
import { answerText } from './cli/answer-text.js';
import { type Command, readArguments, usage } from './cli/arguments.js';
import { runBatch } from './cli/batch.js';
import { differenceText } from './cli/difference-text.js';
import { readText, UsageError, writeText } from './cli/files.js';
import { page } from './cli/page/page.js';
import { experimentPool } from './cli/pool.js';
import { runFile, sentenceOf, withExperiment } from './cli/run-text.js';
import { story } from './cli/story.js';
import { ConfigError } from './config.js';
import { whatIf } from './experiment/what-if.js';
import type { SandboxPool } from './sandbox/pool/pool.js';

/** `html` for a name: it is printed. */
async function writePage(pool: SandboxPool, file: string, out: string) {
  const { text, result } = await runFile(pool, file);
  const html = page(result, text);
  return out === 'html' ? print(html) : writeText(out, html);
}

async function printExperimentFromHar({ har, app, keepSecrets }: Extract<Command, { do: 'har' }>) {
  const text = await readText(har, harBytes, 'a HAR file');
  const source = app === null ? null : await readText(app, bounds.sourceLength, 'an app');
  try {
    print(JSON.stringify(experimentFromHar(text, source, keepSecrets), null, 2));
  } catch (error) {
    throw new UsageError(`${har}: ${sentenceOf(error)}`);
  }
}

async function tellWhatIf(pool: SandboxPool, file: string, setting: OptionSetting) {
  const { differences } = await withExperiment(file, (experiment) => whatIf(pool, experiment, setting, 'experiment'));
  print(differenceText(differences));
}

async function tellDifferences(pool: SandboxPool, file: string, other: string) {
  const before = await runFile(pool, file);
  const after = await runFile(pool, other);
  print(differenceText(differences(before.result, after.result)));
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

async function run(command: Exclude<Command, { do: 'help' | 'har' }>, pool: SandboxPool, atOnce: number) {
  switch (command.do) {
    case 'run':
      return print(JSON.stringify((await runFile(pool, command.file)).result));
    case 'explain':
      return print(story((await runFile(pool, command.file)).result, process.stdout));
    case 'why':
      return print(answerText(why((await runFile(pool, command.file)).result.trace, command.symptom)));
    case 'what-if':
      return tellWhatIf(pool, command.file, command.setting);
    case 'diff':
      return tellDifferences(pool, command.file, command.other);
    case 'page':
      return writePage(pool, command.file, command.out);
    case 'batch':
      return runBatch(pool, command.file, atOnce, process.stdout);
  }
}

async function main(args: string[]) {
  const command = readArguments(args);
  if (command.do === 'help') return print(usage);
  if (command.do === 'har') return printExperimentFromHar(command);
  const { pool, atOnce } = experimentPool(command.do === 'batch' ? availableParallelism() : 1);
  try {
    await run(command, pool, atOnce);
  } finally {
    await pool.close();
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // whoever reads has read enough, as `head` does
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
