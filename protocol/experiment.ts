import * as z from 'zod';
import type { HeldCookie, TraceEvent } from '../trace/event.js';
import type { Explanation } from '../trace/explain/explanation.js';
import { action } from './action.js';
import { bounds } from './bounds.js';

/**
 * An experiment is an app, a world and a list of actions; running it is a pure function to a trace.
 * Only `app` and `actions` are required.
 */
export const experiment = z.strictObject({
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  clock: z.iso.datetime().default('2026-01-01T00:00:00.000Z'),
  app: z.string().max(bounds.sourceLength),
  files: z
    .record(z.string().max(200), z.string().max(bounds.sourceLength))
    .refine((files) => Object.keys(files).length <= bounds.filesCount, {
      error: `must be at most ${bounds.filesCount} files`,
    })
    .optional(),
  store: z
    .strictObject({
      kind: z.enum(['memory', 'redis']).default('memory'),
      latency: z.number().int().min(0).max(bounds.latencyMs).default(0),
    })
    .default({ kind: 'memory', latency: 0 }),
  network: z
    .strictObject({
      latency: z.number().int().min(0).max(bounds.latencyMs).default(0),
      proxy: z.boolean().default(false),
    })
    .default({ latency: 0, proxy: false }),
  actions: z.array(action).max(bounds.actions),
});

export type Experiment = z.output<typeof experiment>;
export type ExperimentInput = z.input<typeof experiment>;

export type ExperimentResponse = {
  requestId: string;
  /** 0 when no response came; `error` then says why. */
  status: number;
  /** Names in lower case; an array where a header came more than once. */
  headers: Record<string, string | string[]>;
  body: string;
  error?: string;
};

export type ExperimentResult = {
  trace: TraceEvent[];
  responses: ExperimentResponse[];
  browsers: Record<string, HeldCookie[]>;
  store: Record<string, unknown>;
  explanations: Explanation[];
};
