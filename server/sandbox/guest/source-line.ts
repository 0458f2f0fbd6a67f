/** The file name that the learner's code is evaluated under. */
const appFile = 'app.js';

/** A place in the learner's code; line and column count from 1. */
export type Place = { line: number; column: number };

let firstColumn = 0;

/**
 * The first line of the learner's code stands behind so many characters of others. QuickJS counts the columns of that line,
 * and of no other, from 0.
 */
export function firstLineFollows(characters: number) {
  firstColumn = characters;
}

/** The line where a function of the learner's code starts; undefined for a library's. QuickJS keeps both on functions. */
export function sourceLine(fn: object): number | undefined {
  const { fileName, lineNumber } = fn as { fileName?: unknown; lineNumber?: unknown };
  return fileName === appFile && typeof lineNumber === 'number' ? lineNumber : undefined;
}

/** The innermost place of a stack that is in the learner's code. */
export function placeIn(stack: string): Place | undefined {
  const at = /\bapp\.js:(\d+):(\d+)/.exec(stack);
  if (!at) return undefined;
  const [line, column] = [Number(at[1]), Number(at[2])];
  return { line, column: line === 1 ? Math.max(1, column + 1 - firstColumn) : column };
}

/** Frames of ours, of libraries and of natives that may lie above the learner's. */
const deepest = 30;

/** Where in the learner's code the running call stands. What the app made of `Error` for itself is not in its way. */
export function callPlace(): Place | undefined {
  const settings = Error as { stackTraceLimit?: unknown; prepareStackTrace?: unknown };
  const { stackTraceLimit, prepareStackTrace } = settings;
  settings.stackTraceLimit = deepest;
  settings.prepareStackTrace = undefined;
  try {
    return placeIn(new Error().stack ?? '');
  } finally {
    settings.stackTraceLimit = stackTraceLimit;
    settings.prepareStackTrace = prepareStackTrace;
  }
}

/** As fields of an event's JSON text. */
export const placeFields = (place: Place | undefined) =>
  place === undefined ? '' : `,"line":${place.line},"column":${place.column}`;
