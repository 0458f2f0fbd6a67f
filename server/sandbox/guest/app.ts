import express from 'express';
import type { Listener } from './shims/http/server.js';
import { listening } from './shims/http/server.js';
import type { Layer } from './tracer/pipeline.js';

/** What of an app is looked at. */
export type ExpressApp = Listener & { parent?: unknown; router: { stack: Layer[] } };

/** Apps in the order `express()` made them. */
const created: ExpressApp[] = [];

/** Remembers each app that `express()` makes, for an app that neither listens nor exports itself. */
export function rememberApps() {
  const application = express.application as unknown as { init: (this: ExpressApp) => void };
  const init = application.init;
  application.init = function () {
    created.push(this);
    init.call(this);
  };
}

let exported: unknown;

/** What the app's module exports, as an ES module namespace or as CommonJS `module.exports`. */
export function setExported(value: unknown) {
  exported = value;
}

/** Who answers requests: the first server that listens, else what was exported, else the first app not mounted in another. */
export function answering(): Listener | null {
  const [server] = listening;
  if (server) return (request, response) => void server.emit('request', request, response);
  const candidate = (exported as { default?: unknown } | null | undefined)?.default ?? exported;
  if (typeof candidate === 'function' && candidate.length >= 2) return candidate as Listener;
  return created.find((app) => !app.parent) ?? null;
}

/** The Express app among what answers; undefined when something else does. */
export function answeringApp(): ExpressApp | undefined {
  const [server] = listening;
  const listeners: unknown[] = server ? server.listeners('request') : [answering()];
  return created.find((app) => listeners.includes(app));
}
