export type Change = { path: string[]; before?: unknown; after?: unknown };

/** Past this a trace stops being readable; the rest of the object is told as one change. */
const maxDepth = 12;
const maxChanges = 100;

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * What differs between two JSON values, leaf by leaf. Values that differ in nothing but the order of their keys give
 * one change with an empty path: express-session compares JSON text, so to it that is a change.
 */
export function changes(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  const found: Change[] = [];
  collect(before, after, [], found);
  if (found.length === 0) return [{ path: [], before, after }];
  if (found.length > maxChanges) return [{ path: [], before, after }];
  return found;
}

function collect(before: unknown, after: unknown, path: string[], found: Change[]) {
  if (
    isContainer(before) &&
    isContainer(after) &&
    Array.isArray(before) === Array.isArray(after) &&
    path.length < maxDepth
  ) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(before[key], after[key], [...path, key], found);
    }
    return;
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  found.push({
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}
