import { bounds } from './bounds.js';

/**
 * Whether a text is a session as a store keeps it: a JSON object, no deeper than what all that is done with it can bear.
 * @param text at most `bounds.sessionLength` characters
 */
export function isSession(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  return isObject(value) && !Array.isArray(value) && isShallow(value);
}

/** Layer by layer: a function that calls itself for each would be the first that cannot bear it. */
function isShallow(value: object): boolean {
  let layer = [value];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth >= bounds.sessionDepth) return false;
    layer = layer.flatMap((container) => Object.values(container).filter(isObject));
  }
  return true;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
