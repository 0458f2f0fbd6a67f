import * as z from 'zod/mini';
import { eventClaim } from '../trace/query.js';
import { action } from './action.js';

/** Front matter of `lessons/NN-module/module.md`. */
export const moduleMatter = z.strictObject({ title: z.string().check(z.minLength(1), z.maxLength(80)) });

/** Front matter of `lessons/NN-module/NN-lesson/lesson.md`. */
export const lessonMatter = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  summary: z.string().check(z.minLength(1), z.maxLength(200)),
  minutes: z.int().check(z.minimum(1), z.maximum(60)),
});

/** An action, or an edit of the code that is running, deployed as the options panel deploys it. */
const solutionAction = z.union([
  action,
  z.strictObject({
    type: z.literal('deploy'),
    keepStore: z.boolean(),
    edit: z.strictObject({ from: z.string().check(z.minLength(1)), to: z.string() }),
  }),
]);
export type SolutionAction = z.output<typeof solutionAction>;

/** Front matter of `NN-step.md`. */
export const stepMatter = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  /** What the learner is asked to do, shown as a task. */
  do: z.string().check(z.minLength(1), z.maxLength(300)),
  /** What must have happened for the step to be done; each with the sentence shown while it has not. */
  check: z
    .array(z.strictObject({ ...eventClaim.shape, hint: z.string().check(z.minLength(1), z.maxLength(200)) }))
    .check(z.minLength(1)),
  /** The actions that do the step: CI proves that they pass the check and that nothing less does. */
  solution: z.array(solutionAction).check(z.minLength(1)),
});

export type LessonStep = {
  slug: string;
  title: string;
  do: string;
  check: z.output<typeof stepMatter>['check'];
  /** Prose, rendered and highlighted when the lessons were built. */
  html: string;
};
export type Lesson = {
  /** `01-sessions/01-views-counter`: its folder, and its URL. */
  slug: string;
  module: string;
  title: string;
  summary: string;
  minutes: number;
  app: string;
  steps: LessonStep[];
};
export type LessonIndex = {
  slug: string;
  module: string;
  title: string;
  summary: string;
  minutes: number;
  steps: number;
}[];
