/** One measured figure beside what it is measured against, in the same run on the same machine. */
export type Figure = {
  name: string;
  unit: string;
  ours: number;
  /** What the same thing costs without the playground; absent where there is nothing to compare with. */
  theirs?: { name: string; value: number };
  /** What keeps a score from being full. */
  notPassed?: string[];
  /** The bound from the issue, on our figure, on the ratio, or on what it takes more. */
  mustReach: {
    what: 'value' | 'theirs / ours' | 'ours / theirs' | 'ours - theirs';
    atMost?: number;
    atLeast?: number;
  }[];
};

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** @param share of the samples that lie below it: 0.95 for p95 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

/** What a bound is on. */
function measured(figure: Figure, what: Figure['mustReach'][number]['what']): number {
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

/** A figure for people: what it is, beside what, and whether it is within its bounds. */
export function line(figure: Figure): string {
  const ratio = figure.theirs
    ? `${measured(figure, 'ours / theirs').toFixed(3)} of ${figure.theirs.name} (${figure.theirs.value.toFixed(2)})`
    : '';
  const verdict = figure.mustReach.length === 0 ? '' : reached(figure) ? 'reached' : 'NOT REACHED';
  const bounds = figure.mustReach.map(({ atMost, atLeast }) =>
    atMost === undefined ? `>= ${atLeast}` : `<= ${atMost}`,
  );
  return `${figure.name.padEnd(38)} ${ratio.padEnd(52)} ${figure.ours.toFixed(2).padStart(8)} ${figure.unit.padEnd(18)} ${bounds.join(', ').padEnd(12)} ${verdict} ${(figure.notPassed ?? []).join(', ')}`.trimEnd();
}
