import type { Run, TraceDifference } from './difference.js';
import { type Facts, factsOf } from './facts.js';

/**
 * What differs between two runs by meaning and not by line: for each request what was sent, answered and decided, then
 * the browsers' jars, the store's rows and the mistakes. Empty when they went alike.
 */
export function differences(before: Run, after: Run): TraceDifference[] {
  const [a, b] = [factsOf(before), factsOf(after)];
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  return inOrder(keys.flatMap((key) => differenceAt(key, a, b)));
}

function differenceAt(key: string, a: Facts, b: Facts): TraceDifference[] {
  const [one, other] = [a.get(key), b.get(key)];
  const fact = other ?? one;
  if (!fact || JSON.stringify(one?.value) === JSON.stringify(other?.value)) return [];
  const { requestId, what, which } = fact;
  const sentence = fact.tell(one?.value, other?.value);
  return [{ requestId, what, which, before: one?.value, after: other?.value, sentence }];
}

/** By request, and what is about none at the end. A request that only one run has is told once, not in every part. */
function inOrder(found: TraceDifference[]): TraceDifference[] {
  const oneSided = new Set(found.flatMap(({ what, requestId }) => (what === 'request' ? [requestId] : [])));
  const number = ({ requestId }: TraceDifference) =>
    requestId === null ? Number.POSITIVE_INFINITY : Number(requestId.slice(1));
  return found
    .filter(({ what, requestId }) => what === 'request' || requestId === null || !oneSided.has(requestId))
    .sort((x, y) => (number(x) === number(y) ? 0 : number(x) - number(y)));
}
