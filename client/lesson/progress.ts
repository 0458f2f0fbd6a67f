import * as z from 'zod/mini';
import { create } from 'zustand';

const key = 'progress';

/** What was done in a step, in this browser. */
const stepProgress = z.object({
  done: z.optional(z.boolean()),
  /** The choice that was predicted, and the one that was right, once it was seen: by their places. */
  predicted: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  right: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
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
  const before = useProgress.getState().steps;
  const steps = { ...before, [id]: { ...before[id], ...what } };
  useProgress.setState({ steps });
  try {
    localStorage.setItem(key, writeProgress(steps));
  } catch {
    // a browser that forbids storage: it holds until the page is closed
  }
}
