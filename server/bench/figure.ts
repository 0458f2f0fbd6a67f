/** One measured figure beside what it is measured against, in the same run on the same machine. */
export type Figure = {
  name: string;
  unit: string;
  ours: number;
  /** What the same thing costs without the playground; absent where there is nothing to compare with. */
  theirs?: { name: string; value: number };
  /** The bound from the issue, on our figure, on the ratio, or on what it takes more. */
  mustReach: {
    what: 'value' | 'theirs / ours' | 'ours / theirs' | 'ours - theirs';
    atMost?: number;
    atLeast?: number;
  }[];
};

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What a bound is on. */
export function measured(figure: Figure, what: Figure['mustReach'][number]['what']): number {
  if (what === 'value') return figure.ours;
  if (!figure.theirs) throw new Error(`${figure.name} has nothing to be compared with.`);
  if (what === 'ours - theirs') return figure.ours - figure.theirs.value;
  return what === 'theirs / ours' ? figure.theirs.value / figure.ours : figure.ours / figure.theirs.value;
}

export function reached(figure: Figure): boolean {
  return figure.mustReach.every(({ what, atMost = Infinity, atLeast = -Infinity }) => {
    const value = measured(figure, what);
    return value <= atMost && value >= atLeast;
  });
}
