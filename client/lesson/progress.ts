import * as z from 'zod/mini';
import { create } from 'zustand';

const key = 'progress';

const count = z.int().check(z.minimum(0), z.maximum(1000));

/** What was done in a step, in this browser. */
const stepProgress = z.object({
  done: z.optional(z.boolean()),
  /** The choice that was predicted, and the one that was right, once it was seen: by their places. */
  predicted: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  right: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  /**
   * Predicted wrong, it is asked again at `due` (ms since 1970): `box` counts how often it was right since, `times` how
   * often it was asked.
   */
  review: z.optional(z.object({ box: count, times: count, due: z.number() })),
  /** The solution was shown. */
  solved: z.optional(z.boolean()),
});
export type StepProgress = z.output<typeof stepProgress>;

/** By the step: `sessions/views-counter/first-visit`. */
const steps = z.record(z.string().check(z.maxLength(200)), stepProgress);
const saved = z.object({ version: z.literal(1), steps });
/** Before there was a version: the steps that were done, by their folders. */
const unversioned = z.array(z.string());

export type Progress = z.output<typeof steps>;

/**
 * Progress as it was written, by this version or an older one. Steps of a newer one, or tampered with, are left out: what
 * is there of the others is kept.
 * @returns null when it is no progress at all
 */
export function readProgress(text: string): Progress | null {
  const value = parsed(text);
  const old = unversioned.safeParse(value);
  if (old.success)
    return Object.fromEntries(old.data.map((entry) => [entry.replace(/(^|\/)\d\d-/g, '$1'), { done: true }]));
  const whole = saved.safeParse(value);
  if (whole.success) return whole.data.steps;
  const loose = z.object({ version: z.literal(1), steps: z.record(z.string(), z.unknown()) }).safeParse(value);
  if (!loose.success) return null;
  return Object.fromEntries(
    Object.entries(loose.data.steps).flatMap(([id, step]) => {
      const read = steps.safeParse({ [id]: step });
      return read.success ? Object.entries(read.data) : [];
    }),
  );
}

export const writeProgress = (progress: Progress) => JSON.stringify({ version: 1, steps: progress });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function stored(): Progress {
  try {
    return readProgress(localStorage.getItem(key) ?? '') ?? {};
  } catch {
    return {};
  }
}

export const useProgress = create<{ steps: Progress }>(() => ({ steps: stored() }));

/** Adds to what is known of a step. */
export function note(id: string, what: StepProgress) {
  const { steps } = useProgress.getState();
  keep({ ...steps, [id]: { ...steps[id], ...what } });
}

/** Adds what was done in another browser; of a step that was done in both, what is known here stays. */
export function addProgress(others: Progress) {
  const { steps } = useProgress.getState();
  keep({ ...others, ...steps, ...both(others, steps) });
}

const both = (others: Progress, mine: Progress): Progress =>
  Object.fromEntries(
    Object.entries(others).flatMap(([id, step]) => (mine[id] ? [[id, { ...step, ...mine[id] }] as const] : [])),
  );

function keep(steps: Progress) {
  useProgress.setState({ steps });
  try {
    localStorage.setItem(key, writeProgress(steps));
  } catch {
    // a browser that forbids storage: it holds until the page is closed
  }
}
