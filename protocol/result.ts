import * as z from 'zod/mini';
import { finding } from '../trace/diagnose/finding.js';
import { heldCookie, traceEvent } from '../trace/event.js';
import { explanation } from '../trace/explain/explanation.js';

/** Sessions by their ids, as their store's own JSON has them. */
const rows = z.record(z.string(), z.unknown());

const experimentResponse = z.object({
  requestId: z.string(),
  /** 0 when no response came; `error` then says why. */
  status: z.int(),
  /** Names in lower case; an array where a header came more than once. */
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  body: z.string(),
  error: z.exactOptional(z.string()),
});
export type ExperimentResponse = z.infer<typeof experimentResponse>;

/** What the interleavings of one `parallel` action lead to: each different end, with one order that leads to it. */
const exploration = z.object({
  /** The action's place in `actions`, from 0. */
  action: z.int(),
  /** How many interleavings were run, and whether these are all there are. */
  schedules: z.int(),
  complete: z.boolean(),
  /** Why no more were tried, in one sentence; absent when these are all. */
  because: z.exactOptional(z.string()),
  outcomes: z.array(
    z.object({
      /** How many of them end so. */
      count: z.int(),
      /** The steps of the first, in order: which request did what. */
      schedule: z.array(z.string()),
      responses: z.array(experimentResponse),
      store: rows,
    }),
  ),
});
export type Exploration = z.infer<typeof exploration>;

/** What an experiment comes to: what the experiment command prints as JSON. */
export const experimentResult = z.object({
  trace: z.array(traceEvent),
  responses: z.array(experimentResponse),
  /** The cookies each browser holds at the end. */
  browsers: z.record(z.string(), z.array(heldCookie)),
  store: rows,
  /** Milliseconds each row of a store with times to live has left; absent for others. */
  ttl: z.exactOptional(z.record(z.string(), z.nullable(z.number()))),
  explanations: z.array(explanation),
  /** Known mistakes found in the trace. */
  findings: z.array(finding),
  explorations: z.exactOptional(z.array(exploration)),
});
export type ExperimentResult = z.infer<typeof experimentResult>;
