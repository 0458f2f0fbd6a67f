import './time-zone.js';
import { availableParallelism } from 'node:os';
import { type Command, readArguments, usage } from './cli/arguments.js';
import { runBatch } from './cli/batch.js';
import { UsageError } from './cli/files.js';
import { runFile } from './cli/run-text.js';
import { story } from './cli/story.js';
import { ConfigError, readConfig } from './config.js';
import { SandboxPool } from './sandbox/pool/pool.js';

/** While one experiment of a thread is read or written, the thread has another. */
const experimentsPerThread = 2;

function makePool(workers: number) {
  const atOnce = workers * experimentsPerThread;
  return new SandboxPool({
    workers,
    maxSandboxes: atOnce,
    maxSandboxesPerVisitor: atOnce,
    maxLive: atOnce,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    redisUrl: readConfig({ REDIS_URL: process.env.REDIS_URL }).REDIS_URL,
    log: console,
  });
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

async function run(command: Exclude<Command, { do: 'help' }>, pool: SandboxPool, workers: number) {
  switch (command.do) {
    case 'run':
      return print(JSON.stringify(await runFile(pool, command.file)));
    case 'explain':
      return print(story(await runFile(pool, command.file), process.stdout));
    case 'batch':
      return runBatch(pool, command.file, workers * experimentsPerThread, process.stdout);
  }
}

async function main(args: string[]) {
  const command = readArguments(args);
  if (command.do === 'help') return print(usage);
  const workers = command.do === 'batch' ? availableParallelism() : 1;
  const pool = makePool(workers);
  try {
    await run(command, pool, workers);
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
