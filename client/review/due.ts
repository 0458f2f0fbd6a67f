import { useMemo } from 'react';
import { note, type Progress, useProgress } from '../lesson/progress.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/** After how long a prediction comes back: the first after it was wrong, the others after it was right so often. */
const intervals = [10 * minute, day, 3 * day, 7 * day];

export type Review = { id: string; times: number; due: number };

/** The predictions that wait to come back, the next one first; `due` in ms since 1970. */
export const waiting = (progress: Progress): Review[] =>
  Object.entries(progress)
    .flatMap(([id, { review }]) => (review && review.box < intervals.length ? [{ id, ...review }] : []))
    .sort((a, b) => a.due - b.due);

/** Those that are to be asked again by now. */
export function useDue(): Review[] {
  const progress = useProgress((state) => state.steps);
  return useMemo(() => waiting(progress).filter(({ due }) => due <= Date.now()), [progress]);
}

/** Asked again, it was right or not: when it comes back next, if it does. */
export function noteReview(id: string, isRight: boolean) {
  const { box = 0, times = 0 } = useProgress.getState().steps[id]?.review ?? {};
  const next = isRight ? box + 1 : 0;
  note(id, { review: { box: next, times: times + 1, due: Date.now() + (intervals[next] ?? 0) } });
}
