import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** A problem that is told to the person in its one sentence, without a stack trace. */
export class Problem extends Error {
  /** @param {string} sentence @param {number} [exitCode] */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/**
 * Runs the body of a command; a Problem becomes its sentence on stderr and its exit code.
 * @param {() => Promise<void>} body
 */
export function command(body) {
  return body().catch((error) => {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exit(error.exitCode);
  });
}
