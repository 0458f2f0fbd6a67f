export type Change = { path: string[]; before?: unknown; after?: unknown };

/** Past this a trace stops being readable; the rest of the object is told as one change. */
const maxDepth = 12;
const maxChanges = 100;

type Container = Record<string, unknown>;
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/**
 * What differs between two JSON values, leaf by leaf: done to the first in this order, the changes give the second, with
 * its keys in its order. Where no change of leaves would do that, for express-session compares JSON text, the object whose
 * keys come in another order is told as one change; its path is empty when it is the value itself.
 */
export function changes(before: Container, after: Container): Change[] {
  const found: Change[] = [];
  collect(before, after, [], found);
  return found.length > maxChanges ? [{ path: [], before, after }] : found;
}

function collect(before: unknown, after: unknown, path: string[], found: Change[]) {
  if (isContainer(before) && isContainer(after) && path.length < maxDepth && leafByLeaf(before, after)) {
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

/** Whether setting and deleting keys of `before`, one by one, leads to `after` with its keys in the same order. */
function leafByLeaf(before: Container, after: Container): boolean {
  if (Array.isArray(before) || Array.isArray(after)) return Array.isArray(before) && Array.isArray(after);
  const keys = Object.keys(after);
  const made: Container = Object.create(null);
  for (const key of Object.keys(before)) if (Object.hasOwn(after, key)) made[key] = true;
  for (const key of keys) made[key] = true;
  return Object.keys(made).every((key, i) => key === keys[i]);
}
