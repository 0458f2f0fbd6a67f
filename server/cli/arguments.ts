import { parseArgs } from 'node:util';
import { issueSentence } from '../../protocol/issue.js';
import { symptom } from '../../protocol/symptom.js';
import type { OptionSetting } from '../../source/set-option.js';
import type { Symptom } from '../../trace/diagnose/symptom.js';
import { UsageError } from './files.js';
import { readSetting } from './setting.js';

export const usage = `npm run -s experiment -- FILE.json             runs one experiment, prints its result as one JSON object
npm run -s experiment -- --explain FILE.json   runs it and tells the story: who sent what, what happened, and why
npm run -s experiment -- --why SYMPTOM FILE.json
                                               runs it and names the first event that made it so: --why "two Set-Cookie"
npm run -s experiment -- --what-if OPTION=VALUE FILE.json
                                               runs it as it is and with that option of session(), and tells what differs:
                                               --what-if resave=false; with nothing after the = the option is left out
npm run -s experiment -- --diff A.json B.json  runs both and tells what differs in B, by meaning and not by line
npm run -s experiment -- --out PAGE.html FILE.json
                                               runs it and writes one page, whole in itself, to attach to a report;
                                               --out html prints the page
npm run -s experiment -- --har FILE.har [APP.js]
                                               prints an experiment made of what a browser recorded; cookies, tokens
                                               and passwords in headers are masked unless --keep-secrets is given
npm run -s experiment -- --batch FILE.jsonl    runs one experiment per line, prints one result per line, in order;
                                               for a line that is no experiment the result is {"error": "..."}
Exit 0: it ran, whatever the app did. Exit 2: something was no experiment; one line on stderr says what.
Colours are for terminals; NO_COLOR=1 leaves them out. REDIS_URL names a real Redis for the apps.`;

/** What a person asked for. */
export type Command =
  | { do: 'help' }
  | { do: 'run' | 'explain'; file: string }
  | { do: 'why'; file: string; symptom: Symptom }
  | { do: 'what-if'; file: string; setting: OptionSetting }
  | { do: 'diff'; file: string; other: string }
  | { do: 'page'; file: string; out: string }
  | { do: 'har'; har: string; app: string | null; keepSecrets: boolean }
  | { do: 'batch'; file: string };

const options = {
  batch: { type: 'string' },
  diff: { type: 'boolean' },
  explain: { type: 'boolean' },
  har: { type: 'string' },
  help: { type: 'boolean' },
  'keep-secrets': { type: 'boolean' },
  out: { type: 'string' },
  'what-if': { type: 'string' },
  why: { type: 'string' },
} as const;

/** @throws UsageError in one line */
export function readArguments(args: string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { do: 'help' };
  const { batch, diff, explain, har, out, 'what-if': whatIf, why } = values;
  const commands = { batch, diff, explain, har, out, 'what-if': whatIf, why };
  const chosen = Object.entries(commands).filter(([, value]) => value !== undefined);
  if (chosen.length > 1) throw new UsageError(`${chosen.map(([name]) => `--${name}`).join(' and ')}: choose one.`);
  if (values['keep-secrets'] && har === undefined) throw new UsageError('--keep-secrets: goes with --har only.');
  const [first, second] = positionals;
  if (har !== undefined && second === undefined)
    return { do: 'har', har, app: first ?? null, keepSecrets: values['keep-secrets'] === true };
  if (batch !== undefined && first === undefined) return { do: 'batch', file: batch };
  if (diff) return { do: 'diff', ...twoFiles(positionals) };
  if (first === undefined || second !== undefined || har !== undefined || batch !== undefined) throw unclear(values);
  if (why !== undefined) return { do: 'why', file: first, symptom: readSymptom(why) };
  if (whatIf !== undefined) return { do: 'what-if', file: first, setting: readSetting(whatIf) };
  return out === undefined ? { do: explain ? 'explain' : 'run', file: first } : { do: 'page', file: first, out };
}

function twoFiles([file, other, ...more]: string[]) {
  if (file === undefined || other === undefined || more.length > 0)
    throw new UsageError('--diff: name two experiment files; --help says more.');
  return { file, other };
}

function readSymptom(text: string): Symptom {
  const { data, error } = symptom.safeParse(text);
  if (data === undefined) throw new UsageError(issueSentence(error, '--why'));
  return data;
}

function unclear({ har }: { har?: string }) {
  if (har !== undefined) return new UsageError('--har: name one HAR file and at most one app; --help says more.');
  return new UsageError('name one experiment file, or --batch and one file of experiments; --help says more.');
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}
