/**
 * Which of two lists of keys belong together, as indices: the nth of a key to the nth of the same, and of these pairs the
 * most that are in order on both sides.
 */
export function paired(before: readonly string[], after: readonly string[]): [number, number][] {
  const places = new Map(numbered(after).map((key, place) => [key, place]));
  const pairs = numbered(before).flatMap((key, place): [number, number][] => {
    const other = places.get(key);
    return other === undefined ? [] : [[place, other]];
  });
  return longestRising(pairs);
}

/** Each key with how many of it came before. */
function numbered(keys: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return keys.map((key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${count} ${key}`;
  });
}

/** Of pairs that rise in the first place, the most that rise in the second too (Fredman 1975, patience sorting). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  /** Of the chains of each length, the pair that ends lowest; and each pair's forerunner in its chain. */
  const ends: number[] = [];
  const forerunner: number[] = [];
  const height = (pair: number) => pairs[pair]?.[1] ?? 0;
  pairs.forEach(([, place], pair) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (height(ends[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    forerunner[pair] = ends[low - 1] ?? -1;
    ends[low] = pair;
  });
  const chain: [number, number][] = [];
  for (let pair = ends.at(-1) ?? -1; pair >= 0; pair = forerunner[pair] as number) {
    chain.push(pairs[pair] as [number, number]);
  }
  return chain.reverse();
}
