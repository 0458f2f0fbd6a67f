import { bounds } from '../bounds.js';
import { type Experiment, experiment } from '../experiment.js';
import { experimentFromHar } from '../har/experiment-from-har.js';
import { harBytes } from '../har/har.js';
import { NotAnExperimentError, readExperiment } from '../read-experiment.js';
import { experimentOfLinkText } from './link.js';

/**
 * The experiment in what somebody dropped or pasted: the JSON of one, a link that holds one, the code of an app, with
 * which nothing is done yet, or the HAR file of what a browser recorded, whose secrets are masked.
 * @throws NotAnExperimentError with one sentence that says what is wrong with it
 */
export function experimentOfText(text: string): Experiment {
  const given = text.trim();
  if (given === '') throw new NotAnExperimentError('There is nothing in it.');
  const [, link] = /^https?:\/\/\S+#x=(\S*)$/.exec(given) ?? [];
  if (link !== undefined) return experimentOfLinkText(link);
  const isHar = /^\{\s*"log"\s*:/.test(given);
  const most = isHar ? harBytes : bounds.messageBytes;
  if (given.length > most) {
    const what = isHar ? 'a HAR file' : 'an experiment';
    throw new NotAnExperimentError(`It has ${megabytes(given.length)}; ${what} has ${megabytes(most)} at most.`);
  }
  if (isApp(given)) return readExperiment(JSON.stringify({ app: text, actions: [] }));
  if (!given.startsWith('{')) {
    throw new NotAnExperimentError(
      'It is no experiment: drop or paste the JSON of one, a link to one, a HAR file, or the code of an app that uses express.',
    );
  }
  return isHar ? experiment.parse(experimentFromHar(given, null, false)) : readExperiment(given);
}

/** JavaScript that asks for express: the app that an experiment is about. */
const isApp = (given: string) => /^[^{<]/.test(given) && /(\brequire\s*\(\s*|\bfrom\s*)['"]express['"]/.test(given);

/**
 * The same of a file's bytes.
 * @throws NotAnExperimentError
 */
export function experimentOfBytes(bytes: Uint8Array): Experiment {
  const text = textOf(bytes);
  if (text === null) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    throw new NotAnExperimentError(
      isZip
        ? 'It is a ZIP file: unpack it, and drop the experiment.json that is in it.'
        : 'It is no text: drop the JSON of an experiment, or a HAR file.',
    );
  }
  return experimentOfText(text);
}

/** @returns null when it is no UTF-8, or no text in it */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

const megabytes = (size: number) => `${(size / 1_000_000).toFixed(1)} MB`;
