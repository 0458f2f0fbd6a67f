import type { Request } from 'express';
import { context } from '../context.js';
import { requestIdOf } from '../requests.js';
import { tracingChannel } from '../shims/diagnostics-channel.js';
import { placeIn, sourceLine } from '../source-line.js';
import { enteringSession, isSessionMiddleware } from './factory.js';
import { type Layer, layerNumber, nameOf } from './pipeline.js';
import { visitOf } from './visit.js';

/** What the router publishes about one call of one function (router/lib/layer.js). */
type Call = {
  req: Request;
  handler?: (...args: unknown[]) => unknown;
  route?: unknown;
  /** A layer inside a route knows its method; one of `app.use` has none. */
  layer: Layer;
  errorHandler?: boolean;
  result?: unknown;
  error?: unknown;
};

type Entered = { call: Call; fields: string };

/** The function that each request is in: entering the next one means that it called `next`. */
const inside = new WeakMap<Request, Entered>();

/** Tells which middleware and handler each request enters and leaves, from the router's own tracing channel. */
export function traceRouter() {
  const channel = tracingChannel('express.router.request');
  channel.start.subscribe((message) => enter(message as Call));
  channel.start.runs((message, body) => context.run(requestIdOf((message as Call).req) ?? null, 'handler', body));
  channel.end.subscribe((message) => {
    const call = message as Call;
    // without a result or an error the function returned a promise: `asyncEnd` is its end
    if ('result' in call || 'error' in call) leave(call);
  });
  channel.error.subscribe((message) => tellError(message as Call));
  channel.asyncEnd.subscribe((message) => leave(message as Call));
}

function enter(call: Call) {
  const { req, handler } = call;
  const requestId = requestIdOf(req);
  if (!requestId || !handler) return;
  tellLeave(req);
  if (isSessionMiddleware(handler)) return enteringSession(layerNumber(call.layer));
  const fields = fieldsOf(call, handler);
  inside.set(req, { call, fields });
  context.tell('middleware', `,"phase":"enter"${fields}`, requestId);
}

/** JSON text of what is told of a function, however often it is entered. */
const told = new WeakMap<Call['layer'], string>();

function fieldsOf({ layer, errorHandler, route }: Call, handler: NonNullable<Call['handler']>): string {
  const before = told.get(layer);
  if (before !== undefined) return before;
  const line = sourceLine(handler);
  const inRoute = 'method' in layer;
  const kind = errorHandler ? 'error-handler' : inRoute ? 'handler' : 'middleware';
  const ofRoute = inRoute && route !== undefined ? `,"route":${JSON.stringify(String(route))}` : '';
  const at = line === undefined ? '' : `,"line":${line}`;
  const number = layerNumber(layer);
  const inPipeline = number === undefined ? '' : `,"layer":${number}`;
  const text = `,"name":${JSON.stringify(nameOf(handler, line) || 'anonymous')},"kind":"${kind}"${ofRoute}${at}${inPipeline}`;
  told.set(layer, text);
  return text;
}

function leave(call: Call) {
  if (inside.get(call.req)?.call === call) tellLeave(call.req, call.error);
}

function tellLeave(req: Request, error?: unknown) {
  const entered = inside.get(req);
  if (!entered) return;
  inside.delete(req);
  const visit = visitOf(req);
  // past the commit a change is late, and found at the end of the macrotask
  if (visit && !visit.committed) visit.flushChanges();
  const failed =
    error === undefined ? '' : `,"error":${JSON.stringify(error instanceof Error ? error.message : String(error))}`;
  context.tell('middleware', `,"phase":"leave"${entered.fields}${failed}`, requestIdOf(req) ?? null);
}

/** The router reports each error once, where it came from. */
function tellError({ req, error }: Call) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  context.emit(
    {
      type: 'error',
      where: 'request',
      name,
      message,
      ...placeIn(stack ?? ''),
      ...(stack && { stack }),
    },
    requestIdOf(req) ?? null,
  );
}
