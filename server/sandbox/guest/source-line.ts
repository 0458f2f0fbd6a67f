/** The file name that the learner's code is evaluated under. */
const appFile = 'app.js';

/** The line where a function of the learner's code starts; undefined for a library's. QuickJS keeps both on functions. */
export function sourceLine(fn: object): number | undefined {
  const { fileName, lineNumber } = fn as { fileName?: unknown; lineNumber?: unknown };
  return fileName === appFile && typeof lineNumber === 'number' ? lineNumber : undefined;
}
