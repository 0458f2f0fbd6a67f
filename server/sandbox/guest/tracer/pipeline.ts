import express from 'express';
import { answeringApp } from '../app.js';
import { context } from '../context.js';
import { listening } from '../shims/http/server.js';
import { sourceLine } from '../source-line.js';
import { sessionCall } from './factory.js';

/** What of router's Layer (router/lib/layer.js) is read here: a function, a route with functions of its own, or a router. */
export type Layer = {
  handle: ((...args: unknown[]) => unknown) & { stack?: unknown };
  method?: string;
  rawPath?: unknown;
  route?: { path: unknown; stack: Layer[] };
};

type Kind = 'middleware' | 'session' | 'handler' | 'error-handler' | 'router';

type Entry = {
  layer: number;
  /** How many routers it lies in. */
  depth: number;
  name: string;
  kind: Kind;
  method?: string;
  path?: string;
  line?: number;
  session?: object;
};

/** What of an app's own making is walked through: nobody reads a longer list. */
const mostLayers = 200;
const deepest = 6;

/** Apps that have their router: `app.router` makes it when it is first read, which is the app's to do and not ours. */
const routed = new WeakSet<object>();

/** A number for each layer of this process, in the order they were met. */
const numbers = new WeakMap<Layer, number>();
let numbered = 0;

/** The stacks that were walked to tell the pipeline, and how many layers they had together: another pipeline has others. */
let walked: unknown[][] = [];
let walkedLayers = 0;
/** The server that listened then. */
let server: unknown;

/** Watches which apps have a router. */
export function tracePipeline() {
  const application = express.application as unknown as { init: (this: object) => void };
  const init = application.init;
  application.init = function () {
    init.call(this);
    const router = Object.getOwnPropertyDescriptor(this, 'router');
    if (!router?.get) return;
    const read = router.get;
    Object.defineProperty(this, 'router', {
      ...router,
      get(this: object) {
        routed.add(this);
        return read.call(this);
      },
    });
  };
}

/** The number that the pipeline gave this layer; none when it was not in it. */
export const layerNumber = (layer: Layer): number | undefined => numbers.get(layer);

/**
 * Tells the functions that a request passes, in the order it meets them, when there are other ones than were last told:
 * after the app was loaded, and when a request comes.
 */
export function tellPipeline() {
  if (walked.length > 0 && layersIn(walked) === walkedLayers && server === listening[0]) return;
  const app = answeringApp();
  if (!app || !routed.has(app)) return;
  try {
    walked = [];
    const layers: Entry[] = [];
    walk(app.router.stack, 0, layers);
    context.emit({ type: 'pipeline', layers }, null);
  } catch {
    // an app that made something else of its router has no pipeline to show; its requests go as they go
  }
  walkedLayers = layersIn(walked);
  server = listening[0];
}

/** Asked with each request: it must cost nothing. */
function layersIn(stacks: unknown[][]): number {
  let count = 0;
  for (let i = 0; i < stacks.length; i++) count += stacks[i]?.length ?? 0;
  return count;
}

/** Adds each function of a stack to `entries`, in order, with those of the routers in it. */
function walk(stack: Layer[], depth: number, entries: Entry[]) {
  walked.push(stack);
  for (const layer of stack) {
    if (entries.length >= mostLayers) return;
    if (layer.route) {
      walked.push(layer.route.stack);
      for (const inRoute of layer.route.stack.slice(0, mostLayers - entries.length))
        entries.push(entryOf(inRoute, depth, layer.route.path));
      continue;
    }
    entries.push(entryOf(layer, depth, undefined));
    const inner = layer.handle.stack;
    if (Array.isArray(inner) && depth < deepest) walk(inner, depth + 1, entries);
  }
}

function entryOf(layer: Layer, depth: number, route: unknown): Entry {
  const { handle } = layer;
  const line = sourceLine(handle);
  const call = sessionCall(handle);
  const kind = call ? 'session' : kindOf(layer);
  const path = route === undefined ? mountOf(layer.rawPath) : pathOf(route);
  const at = call?.line ?? line;
  return {
    layer: numberOf(layer),
    depth,
    name: call ? 'session' : nameOf(handle, line) || 'anonymous',
    kind,
    ...(kind === 'handler' && { method: layer.method?.toUpperCase() ?? 'ALL' }),
    ...(path !== undefined && { path }),
    ...(at !== undefined && { line: at }),
    ...(call && { session: call.options }),
  };
}

function kindOf({ handle, ...layer }: Layer): Kind {
  if (Array.isArray(handle.stack)) return 'router';
  if (handle.length === 4) return 'error-handler';
  return 'method' in layer ? 'handler' : 'middleware';
}

function numberOf(layer: Layer): number {
  const known = numbers.get(layer);
  if (known !== undefined) return known;
  numbers.set(layer, ++numbered);
  return numbered;
}

/** As it was written. */
const pathOf = (path: unknown): string =>
  (Array.isArray(path) ? path.map(String).join(', ') : String(path)).slice(0, 200);

/** A middleware for every path has none. */
const mountOf = (path: unknown) => (path === undefined || path === '/' ? undefined : pathOf(path));

/** A library's function as its package names it: the bundler numbers those whose name it finds twice. */
export const nameOf = ({ name }: { name: string }, line: number | undefined) =>
  line === undefined ? name.replace(/\d+$/, '') : name;
