import * as z from 'zod/mini';
import { claim } from '../trace/query.js';
import { type StepCheck, stepCheck } from '../trace/step-check.js';
import { type Experiment, experiment } from './experiment.js';
import { lessonAction, type StepAction } from './lesson-action.js';

const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
/** Of a module, lesson or step: its name without the number that orders it. */
const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and dashes'));

/** Front matter of `lessons/NN-module/module.md`. */
export const moduleMatter = z.strictObject({ title: words(80), summary: words(240) });

/** Front matter of `lessons/NN-module/NN-lesson/lesson.md`. */
export const lessonMatter = z.strictObject({
  title: words(80),
  summary: words(240),
  minutes: z.int().check(z.minimum(1), z.maximum(60)),
  /** Lessons that come before it: `module/lesson`, without numbers. */
  needs: z._default(z.array(z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be module/lesson'))), []),
  /** Words of the glossary that it explains. */
  teaches: z._default(z.array(slug), []),
  /** Where what it says can be read: addresses. */
  source: z._default(z.array(z.url({ protocol: /^https?$/ })), []),
});

/** What the stage is made of, as steps light or hide it. */
const stageParts = ['browser', 'wire', 'gates', 'handler', 'store'] as const;
const parts = z._default(z.array(z.enum(stageParts)), []);

/** What there is when a step begins: a world as in an experiment, and what was done in it before. */
const start = z.strictObject({
  ...z.omit(experiment, { app: true, actions: true }).shape,
  /** The file of the lesson's folder that holds the app. */
  app: z._default(z.string().check(z.regex(/^[\w-]+\.js$/, 'must be the name of a .js file')), 'app.js'),
  actions: z._default(z.array(lessonAction), []),
});

const actions = z.array(lessonAction).check(z.minLength(1));

/** Front matter of `NN-step.md`. Every claim is over all that has happened in the step's own sandbox, its start included. */
export const stepMatter = z.strictObject({
  title: words(80),
  start: z._default(start, () => start.parse({})),
  /** What the learner is asked to do. */
  do: words(300),
  /** By name, for the buttons of the prose: `{run visit}`. */
  actions: z._default(z.record(slug, lessonAction), {}),
  /** Asked before it is done. Exactly one choice is right once it is: which one is not written, it is seen. */
  predict: z.optional(
    z.strictObject({
      question: words(240),
      choices: z.array(z.strictObject({ text: words(200), when: claim })).check(z.minLength(2), z.maxLength(5)),
      because: words(500),
    }),
  ),
  /** In its variants, one of these sets in turn: what stands for what in code, question and claims. */
  vary: z._default(z.array(z.record(z.string().check(z.minLength(1)), z.string())), []),
  check: z.array(stepCheck).check(z.minLength(1), z.maxLength(8)),
  /** What does the step: it passes every check, and nothing less does. */
  solution: actions,
  /** Wrong ways, each with how the hint begins that it leads to. */
  attempts: z._default(z.array(z.strictObject({ actions, hint: words(300) })), []),
  focus: z._default(z.strictObject({ light: parts, hide: parts }), { light: [], hide: [] }),
  /** What was seen, told when the step is done. */
  because: words(500),
});

/** A word of `lessons/glossary.yaml`, by its id. */
export const glossary = z.record(
  slug,
  z.strictObject({ term: words(60), means: words(300), see: z.url({ protocol: /^https?$/ }) }),
);
export type Glossary = z.output<typeof glossary>;

/** `lessons/trouble.yaml`: what people see, in their words; `step`: `module/lesson/step`, which shows why. */
export const trouble = z.array(z.strictObject({ says: words(120), step: words(120), because: words(200) }));
export type Trouble = z.output<typeof trouble>;

export type Prediction = NonNullable<z.output<typeof stepMatter>['predict']>;
type StagePart = (typeof stageParts)[number];

/** A step as the page gets it. */
export type LessonStep = {
  slug: string;
  title: string;
  /** What its sandbox is made of. */
  start: Experiment;
  do: string;
  actions: Record<string, StepAction>;
  predict: Prediction | null;
  vary: Record<string, string>[];
  check: StepCheck[];
  solution: StepAction[];
  focus: { light: StagePart[]; hide: StagePart[] };
  because: string;
  /** Prose, rendered and highlighted when the lessons were built. */
  html: string;
};
export type Lesson = {
  /** `sessions/views-counter`: its folder without numbers, and its URL. */
  slug: string;
  module: string;
  title: string;
  summary: string;
  minutes: number;
  needs: string[];
  source: string[];
  /** What it is about, rendered. */
  html: string;
  steps: LessonStep[];
};

/** A module on one page. */
export type ModuleSummary = {
  title: string;
  summary: string;
  lessons: { slug: string; title: string; steps: { slug: string; because: string }[] }[];
  words: { term: string; means: string }[];
};

/** All lessons in their order, as the page needs them to find one. */
export type Course = {
  slug: string;
  title: string;
  summary: string;
  lessons: {
    slug: string;
    title: string;
    summary: string;
    minutes: number;
    needs: string[];
    teaches: string[];
    steps: { slug: string; title: string; predicts: boolean }[];
  }[];
}[];
