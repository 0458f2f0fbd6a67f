import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type session from 'express-session';
import { context } from '../context.js';
import { requestIdOf } from '../requests.js';
import { callPlace } from '../source-line.js';
import { describeOptions } from './options.js';
import { traceResponse } from './response.js';
import { traceStore } from './store.js';
import { beginVisit, Visit } from './visit.js';

/** The middleware functions that `session()` gave out: the router leaves their events to us. */
const sessionMiddleware = new WeakMap<object, { line: number | undefined; options: object }>();
export const isSessionMiddleware = (fn: object) => sessionMiddleware.has(fn);
/** Where `session()` was called that gave this middleware out, and with which options; undefined for any other function. */
export const sessionCall = (fn: object) => sessionMiddleware.get(fn);

/** Where in the pipeline the middleware is that is entered next; undefined when the app calls it by hand. */
let entering: number | undefined;
export function enteringSession(layer: number | undefined) {
  entering = layer;
}

let calls = 0;

/**
 * `session` as the app requires it: the library's own function with its name, length and properties, whose middleware
 * tells when it is entered and left.
 */
export function traceFactory(library: typeof session, storeLatency: () => number): typeof session {
  const factory = function session(options?: session.SessionOptions) {
    const real = library(options);
    const store = options?.store;
    if (store) traceStore(store, store.constructor === library.MemoryStore, storeLatency);
    return traceMiddleware(real, options, library);
  };
  for (const key of Object.getOwnPropertyNames(library)) {
    const descriptor = Object.getOwnPropertyDescriptor(library, key);
    const own = Object.getOwnPropertyDescriptor(factory, key);
    if (descriptor && own?.configurable !== false) Object.defineProperty(factory, key, descriptor);
  }
  return factory as unknown as typeof session;
}

function traceMiddleware(real: RequestHandler, options: session.SessionOptions | undefined, library: typeof session) {
  const described = describeOptions(options, library, ++calls);
  const cookieName = described.name ?? 'connect.sid';
  const line = callPlace()?.line;
  const where = line === undefined ? '' : `,"line":${line}`;
  const entered = `,"phase":"enter","name":"session","kind":"middleware"${where},"session":${JSON.stringify(described)}`;
  const left = ',"phase":"leave","name":"session","kind":"middleware"';
  const middleware = function session(req: Request, res: Response, next: NextFunction) {
    const requestId = requestIdOf(req) ?? context.requestId();
    const layer = entering === undefined ? '' : `,"layer":${entering}`;
    entering = undefined;
    if (requestId === null) return real(req, res, next);
    const passesBy = Boolean(req.session);
    const visit = new Visit(requestId, req, res, cookieName, layer);
    if (!passesBy) beginVisit(visit);
    visit.tell('middleware', `${entered}${layer},"secure":${req.secure === true}`);
    const end = res.end;
    const result = context.run(requestId, 'middleware', () =>
      real(req, res, (error?: unknown) => {
        const message = error instanceof Error ? error.message : error === undefined ? undefined : String(error);
        if (!passesBy && res.end !== end) traceResponse(visit);
        visit.tell(
          'middleware',
          `${left}${layer}${message === undefined ? '' : `,"error":${JSON.stringify(message)}`}`,
        );
        context.run(requestId, 'handler', () => (error === undefined ? next() : next(error)));
      }),
    );
    return result;
  };
  sessionMiddleware.set(middleware, { line, options: described });
  return middleware;
}
