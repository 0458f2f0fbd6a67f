import './time-zone.js';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { bounds } from '../protocol/bounds.js';
import { issueSentence } from '../protocol/issue.js';
import { symptom } from '../protocol/symptom.js';
import type { Symptom } from '../trace/diagnose/symptom.js';
import { why } from '../trace/diagnose/why.js';
import { ConfigError, readConfig } from './config.js';
import { answerText } from './experiment/answer.js';
import { NotAnExperimentError, readExperiment } from './experiment/read.js';
import { runExperiment } from './experiment/run.js';
import { SandboxPool } from './sandbox/pool/pool.js';
import { SandboxError } from './sandbox/pool/sandbox-error.js';

const usage = `npm run -s experiment -- FILE.json           runs one experiment, prints its result as one JSON object
npm run -s experiment -- --batch FILE.jsonl  runs one experiment per line, prints one result per line, in order;
                                             for a line that is no experiment the result is {"error": "..."}
npm run -s experiment -- --why SYMPTOM FILE.json  says which event made a symptom so, like "new sid on each request"
Exit 0: it ran, whatever the app did. Exit 2: something was no experiment; one line on stderr says what.`;

/** A mistake of the person who called; the message is the one line they get. */
class UsageError extends Error {}

/** Files are named from where the person stands, which npm tells in INIT_CWD. */
const from = (file: string) => resolve(process.env.INIT_CWD ?? process.cwd(), file);

async function readable(file: string) {
  const found = await stat(from(file)).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`${file}: there is no such file.`);
  return found;
}

async function runFile(pool: SandboxPool, file: string, asked: Symptom | null) {
  const { size } = await readable(file);
  if (size > bounds.messageBytes)
    throw new UsageError(`${file}: is over ${bounds.messageBytes} bytes, the most an experiment may have.`);
  const result = await run(pool, await readFile(from(file), 'utf8')).catch((error: unknown) => {
    throw new UsageError(`${file}: ${sentence(error)}`);
  });
  process.stdout.write(`${asked ? answerText(why(result.trace, asked)) : JSON.stringify(result)}\n`);
}

async function runBatch(pool: SandboxPool, file: string) {
  await readable(file);
  const lines = createInterface({ input: createReadStream(from(file), 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let wrong: string | null = null;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const result = await run(pool, line).catch((error: unknown) => {
      const message = `line ${number}: ${sentence(error)}`;
      wrong ??= message;
      return { error: message };
    });
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  if (wrong) throw new UsageError(`${file}: ${wrong}`);
}

async function run(pool: SandboxPool, text: string) {
  if (text.length > bounds.messageBytes)
    throw new NotAnExperimentError(`is over ${bounds.messageBytes} characters long.`);
  return runExperiment(pool, readExperiment(text));
}

function readSymptom(text: string | undefined): Symptom | null {
  if (text === undefined) return null;
  const parsed = symptom.safeParse(text);
  if (!parsed.success) throw new UsageError(issueSentence(parsed.error, `"${text}"`));
  return parsed.data;
}

/** What a person is told; a defect of ours goes on to be seen as one. */
function sentence(error: unknown): string {
  if (error instanceof NotAnExperimentError || error instanceof SandboxError) return error.message;
  throw error;
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { batch: { type: 'string' }, why: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

async function main(args: string[]) {
  const { values, positionals } = options(args);
  if (values.help) return void process.stdout.write(`${usage}\n`);
  const asked = readSymptom(values.why);
  if (asked && values.batch !== undefined) throw new UsageError('--why asks of one experiment: leave out --batch.');
  const [file, ...more] = positionals;
  if (values.batch === undefined ? file === undefined || more.length > 0 : file !== undefined) {
    throw new UsageError('name one experiment file, or --batch and one file of experiments; --help says more.');
  }
  const pool = new SandboxPool({
    workers: 1,
    maxSandboxes: 1_000_000,
    maxSandboxesPerVisitor: 2,
    maxLive: 2,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    redisUrl: readConfig({ REDIS_URL: process.env.REDIS_URL }).REDIS_URL,
    log: console,
  });
  try {
    await (values.batch === undefined ? runFile(pool, file as string, asked) : runBatch(pool, values.batch));
  } finally {
    await pool.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
