import { parseArgs } from 'node:util';
import { UsageError } from './files.js';

export const usage = `npm run -s experiment -- FILE.json             runs one experiment, prints its result as one JSON object
npm run -s experiment -- --explain FILE.json   runs it and tells the story: who sent what, what happened, and why
npm run -s experiment -- --batch FILE.jsonl    runs one experiment per line, prints one result per line, in order;
                                               for a line that is no experiment the result is {"error": "..."}
Exit 0: it ran, whatever the app did. Exit 2: something was no experiment; one line on stderr says what.
Colours are for terminals; NO_COLOR=1 leaves them out. REDIS_URL names a real Redis for the apps.`;

/** What a person asked for. */
export type Command = { do: 'help' } | { do: 'run' | 'explain'; file: string } | { do: 'batch'; file: string };

const options = {
  batch: { type: 'string' },
  explain: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** @throws UsageError in one line */
export function readArguments(args: string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { do: 'help' };
  const { batch, explain } = values;
  const chosen = Object.entries({ batch, explain }).filter(([, value]) => value !== undefined);
  if (chosen.length > 1) throw new UsageError(`${chosen.map(([name]) => `--${name}`).join(' and ')}: choose one.`);
  const [first, second] = positionals;
  if (batch !== undefined && first === undefined) return { do: 'batch', file: batch };
  if (first === undefined || second !== undefined || batch !== undefined)
    throw new UsageError('name one experiment file, or --batch and one file of experiments; --help says more.');
  return { do: explain ? 'explain' : 'run', file: first };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}
