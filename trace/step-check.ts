import * as z from 'zod/mini';
import type { TraceEvent } from './event.js';
import { check, claim } from './query.js';

const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** A hint in one sentence, or several that say more and more. */
const hints = z.pipe(
  z.union([words(300), z.array(words(300)).check(z.minLength(1), z.maxLength(4))]),
  z.transform((hint) => (typeof hint === 'string' ? [hint] : hint)),
);

/**
 * One thing that must have happened for a step of a lesson to be done. `but`: ways of failing that can be told apart by
 * the trace; the first that holds is told in place of `hint`.
 */
export const stepCheck = z.strictObject({
  /** What must be seen, in a few words: shown from the start. */
  goal: words(100),
  when: claim,
  hint: hints,
  but: z._default(z.array(z.strictObject({ when: claim, hint: hints })), []),
});
export type StepCheck = z.output<typeof stepCheck>;

/** Which of a step's checks hold of these events. */
export const met = (checks: readonly StepCheck[], events: readonly TraceEvent[]): boolean[] =>
  checks.map(({ when }) => check(when, events));

/** What is told of one who is not there yet; `recognised`: by a way of failing, which need not be asked for. */
export type Hint = { check: number; levels: readonly string[]; recognised: boolean };

/** The hint that fits what has happened: of the first check that does not hold. Null when all hold. */
export function hintFor(checks: readonly StepCheck[], events: readonly TraceEvent[]): Hint | null {
  const at = met(checks, events).indexOf(false);
  const unmet = checks[at];
  if (!unmet) return null;
  const but = unmet.but.find(({ when }) => check(when, events));
  return { check: at, levels: (but ?? unmet).hint, recognised: but !== undefined };
}
