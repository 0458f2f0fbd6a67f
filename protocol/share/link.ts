import { deflateSync, Inflate } from 'fflate';
import { bounds } from '../bounds.js';
import type { Experiment, ExperimentInput } from '../experiment.js';
import { NotAnExperimentError, readExperiment } from '../read-experiment.js';
import { fromBase64Url, toBase64Url } from './base64url.js';

/** Of the text in a link: `1.` and the experiment's JSON, deflated, in base64url. */
const version = 1;

/**
 * Deflate makes at most 1,032 bytes of one (RFC 1951: 258 bytes for two bits at the least), so each piece of a link opens
 * to half a megabyte at most: the bound is checked before the next is looked at.
 */
const pieceBytes = 512;

/** An experiment as the text of a link, for the fragment of a URL: letters, digits, `-`, `_` and one dot. */
export function linkText(experiment: ExperimentInput): string {
  const json = new TextEncoder().encode(JSON.stringify(experiment));
  return `${version}.${toBase64Url(deflateSync(json, { level: 9 }))}`;
}

/**
 * The experiment that a link's text holds.
 * @throws NotAnExperimentError with one sentence, when it is cut, of a newer version, too large, or holds none
 */
export function experimentOfLinkText(text: string): Experiment {
  const [, number, data = ''] = /^(\d{1,6})\.(.*)$/s.exec(text) ?? [];
  if (number === undefined) throw new NotAnExperimentError('This link holds no experiment.');
  if (Number(number) > version) {
    throw new NotAnExperimentError(
      'This link was made by a newer version of the playground than this one. Open it where it was made.',
    );
  }
  if (data.length > bounds.linkLength) throw tooLarge();
  const json = inflated(data);
  try {
    return readExperiment(json);
  } catch (error) {
    if (!(error instanceof NotAnExperimentError)) throw error;
    throw new NotAnExperimentError(`This link holds no experiment: ${error.message}`);
  }
}

/** @throws NotAnExperimentError when it is not whole, or opens to more than an experiment may have */
function inflated(data: string): string {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    const bytes = fromBase64Url(data);
    if (bytes.length === 0) throw new Error('Nothing is left of it.');
    for (let at = 0; at < bytes.length && length <= bounds.messageBytes; at += pieceBytes) {
      inflate.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);
    }
  } catch {
    throw new NotAnExperimentError('This link is not whole: it was cut or changed on its way. Ask for it once more.');
  }
  if (length > bounds.messageBytes) throw tooLarge();
  return textOf(pieces, length);
}

function textOf(pieces: readonly Uint8Array[], length: number): string {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return new TextDecoder().decode(all);
}

const tooLarge = () =>
  new NotAnExperimentError(`This link holds more than an experiment may have: over ${bounds.messageBytes} bytes.`);
