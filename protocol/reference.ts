import * as z from 'zod/mini';
import { claim } from '../trace/query.js';
import { type Experiment, experiment } from './experiment.js';
import type { Picture } from './gallery.js';
import { lessonAction } from './lesson-action.js';

const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

const kind = z.enum(['option', 'cookie option', 'request', 'session', 'session cookie', 'store', 'cookie attribute']);

/** What one of the two experiments shows: a claim that holds in it and not in the other, and the same in words. */
const side = z.strictObject({ says: words(240), when: claim });

/** Front matter of `reference/NAME.md`. */
export const referenceMatter = z.strictObject({
  /** As it is written: `resave`, `req.session.destroy(callback)`. */
  title: words(60),
  kind,
  summary: words(200),
  /** Other names of the same thing, each at an address of its own too. */
  aliases: z._default(z.array(words(40)), []),
  /** What it is when it is left out, as written; of what cannot be left out nothing. */
  default: z.optional(words(160)),
  takes: z.optional(words(200)),
  deprecated: z.optional(words(200)),
  /** Where it is defined. */
  see: z.array(z.url({ protocol: /^https$/ })).check(z.minLength(1)),
  /** Steps that show more: `module/lesson/step`. */
  lessons: z._default(z.array(z.string()), []),
  /** Which third of the stage its pictures show. */
  part: z.enum(['browsers', 'app', 'store']),
  /** The world of its experiment. */
  world: z._default(z.partial(z.omit(experiment, { app: true, actions: true })), {}),
  app: words(4000),
  actions: z.array(lessonAction).check(z.minLength(1)),
  /** What B has otherwise: changes of the app. */
  other: z.array(z.strictObject({ from: words(400), to: z.string() })).check(z.minLength(1)),
  a: side,
  b: side,
});

type Side = { experiment: Experiment; says: string; picture: Picture };

/** A page as the browser gets it. */
export type ReferencePage = Pick<
  z.output<typeof referenceMatter>,
  'title' | 'kind' | 'summary' | 'aliases' | 'default' | 'takes' | 'deprecated' | 'see' | 'lessons'
> & {
  /** Its address: `/reference/resave`. */
  name: string;
  html: string;
  a: Side;
  b: Side;
};

/** All pages, as the list and the search need them. */
export type ReferenceIndex = Pick<ReferencePage, 'name' | 'title' | 'kind' | 'summary' | 'aliases'>[];
