import { type Experiment, experiment } from './experiment.js';
import { issueSentence } from './issue.js';

/** What a file or a line holds is not an experiment; the message is one sentence. */
export class NotAnExperimentError extends Error {}

/** @throws NotAnExperimentError naming the field that is wrong, or line and column where it is no JSON. */
export function readExperiment(text: string): Experiment {
  const parsed = experiment.safeParse(parseJson(text));
  if (!parsed.success) throw new NotAnExperimentError(issueSentence(parsed.error, 'the experiment'));
  return parsed.data;
}

/** @throws NotAnExperimentError with line and column where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotAnExperimentError(`not JSON: ${whereIn(text, error)}.`);
  }
}

/** V8 says `... in JSON at position 12 (line 1 column 13)`, or names no place when the text just ends. */
function whereIn(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  const what = message.replace(/ \(line \d+ column \d+\)/, '').replace(/ in JSON at position \d+| at position \d+/, '');
  // V8 quotes what it found, with its line breaks
  return `${what.replace(/[\s\p{C}]+/gu, ' ')} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
