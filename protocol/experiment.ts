import * as z from 'zod';
import { action, virtualBrowser } from './action.js';
import { bounds } from './bounds.js';

const latency = z.number().int().min(0).max(bounds.latencyMs).default(0);

const proxy = z.strictObject({
  hops: z.number().int().min(1).max(bounds.proxyHops).default(1),
  /** Whether they send X-Forwarded-Proto: many a proxy has to be told to. */
  forwardedProto: z.boolean().default(true),
});

/** As in the app's folder: no way up, no root, and a name that every system can have. */
const filePath = z
  .string()
  .max(bounds.filePathLength)
  .regex(
    /^(?!\.{1,2}(\/|$))[^/\\:\0]+(\/(?!\.{1,2}(\/|$))[^/\\:\0]+)*$/,
    'must be a path inside the app, such as views/home.ejs',
  );
const files = z
  .record(filePath, z.string().max(bounds.sourceLength))
  .refine((all) => Object.keys(all).length <= bounds.filesCount, {
    error: `must be at most ${bounds.filesCount} files`,
  })
  .refine((all) => Object.values(all).reduce((sum, text) => sum + text.length, 0) <= bounds.filesLength, {
    error: `must be at most ${bounds.filesLength} characters together`,
  });

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
  files: files.optional(),
  store: z
    .strictObject({
      kind: z.enum(['memory', 'redis']).default('memory'),
      latency,
      /** Bytes the embedded Redis may hold before it evicts the rows used longest ago; no bound when left out. */
      maxmemory: z.number().int().min(1).max(bounds.storeMaxmemory).optional(),
    })
    .default({ kind: 'memory', latency: 0 }),
  network: z
    .strictObject({
      /** One way, in both directions; or each by itself. */
      latency: z.union([latency, z.strictObject({ toServer: latency, toBrowser: latency })]).default(0),
      /** Proxies before the app: they end https, and pass requests on by http with X-Forwarded-For, -Host and -Proto. */
      proxy: z.union([z.boolean(), proxy]).default(false),
    })
    .default({ latency: 0, proxy: false }),
  /** What is special about a browser; others are ordinary windows. */
  browsers: z
    .record(
      virtualBrowser,
      z.strictObject({
        /** A private window: a jar of its own that is gone when the browser is closed. */
        private: z.boolean().default(false),
        /** Whether cookies go with, and are kept from, requests of another site's pages. */
        thirdPartyCookies: z.enum(['allow', 'block']).default('allow'),
      }),
    )
    .optional(),
  actions: z.array(action).max(bounds.actions),
});

/** What a sandbox begins as: the app and its world, before the first action. */
export const setup = experiment.omit({ actions: true });
export type Setup = z.output<typeof setup>;

export type Experiment = z.output<typeof experiment>;
export type ExperimentInput = z.input<typeof experiment>;
