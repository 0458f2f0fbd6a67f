import * as z from 'zod/mini';
import { action, virtualBrowser } from './action.js';
import { bounds } from './bounds.js';

const latency = z._default(z.int().check(z.minimum(0), z.maximum(bounds.latencyMs)), 0);

const proxy = z.strictObject({
  hops: z._default(z.int().check(z.minimum(1), z.maximum(bounds.proxyHops)), 1),
  /** Whether they send X-Forwarded-Proto: many a proxy has to be told to. */
  forwardedProto: z._default(z.boolean(), true),
});

/** As in the app's folder: no way up, no root, and a name that every system can have. */
const filePath = z
  .string()
  .check(
    z.maxLength(bounds.filePathLength),
    z.regex(
      /^(?!\.{1,2}(\/|$))[^/\\:\0]+(\/(?!\.{1,2}(\/|$))[^/\\:\0]+)*$/,
      'must be a path inside the app, such as views/home.ejs',
    ),
  );
const files = z.record(filePath, z.string().check(z.maxLength(bounds.sourceLength))).check(
  z.refine((all) => Object.keys(all).length <= bounds.filesCount, {
    error: `must be at most ${bounds.filesCount} files`,
  }),
  z.refine((all) => Object.values(all).reduce((sum, text) => sum + text.length, 0) <= bounds.filesLength, {
    error: `must be at most ${bounds.filesLength} characters together`,
  }),
);

/**
 * An experiment is an app, a world and a list of actions; running it is a pure function to a trace.
 * Only `app` and `actions` are required.
 */
export const experiment = z.strictObject({
  seed: z._default(z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1)), 1),
  clock: z._default(z.iso.datetime(), '2026-01-01T00:00:00.000Z'),
  app: z.string().check(z.maxLength(bounds.sourceLength)),
  files: z.optional(files),
  store: z._default(
    z.strictObject({
      kind: z._default(z.enum(['memory', 'redis']), 'memory'),
      latency,
      /** Bytes the embedded Redis may hold before it evicts the rows used longest ago; no bound when left out. */
      maxmemory: z.optional(z.int().check(z.minimum(1), z.maximum(bounds.storeMaxmemory))),
    }),
    { kind: 'memory', latency: 0 },
  ),
  network: z._default(
    z.strictObject({
      /** One way, in both directions; or each by itself. */
      latency: z._default(z.union([latency, z.strictObject({ toServer: latency, toBrowser: latency })]), 0),
      /** Proxies before the app: they end https, and pass requests on by http with X-Forwarded-For, -Host and -Proto. */
      proxy: z._default(z.union([z.boolean(), proxy]), false),
    }),
    { latency: 0, proxy: false },
  ),
  /** What is special about a browser; others are ordinary windows. */
  browsers: z.optional(
    z.record(
      virtualBrowser,
      z.strictObject({
        /** A private window: a jar of its own that is gone when the browser is closed. */
        private: z._default(z.boolean(), false),
        /** Whether cookies go with, and are kept from, requests of another site's pages. */
        thirdPartyCookies: z._default(z.enum(['allow', 'block']), 'allow'),
      }),
    ),
  ),
  actions: z.array(action).check(z.maxLength(bounds.actions)),
});

/** What a sandbox begins as: the app and its world, before the first action. */
export const setup = z.omit(experiment, { actions: true });
export type Setup = z.output<typeof setup>;

export type Experiment = z.output<typeof experiment>;
export type ExperimentInput = z.input<typeof experiment>;
