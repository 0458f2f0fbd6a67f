import session from 'express-session';
import { setDebugListener } from '../shims/debug-listener.js';
import { onDebugLine } from './debug-lines.js';
import { traceFactory } from './factory.js';
import { tracePipeline } from './pipeline.js';
import { tracePromises } from './promises.js';
import { traceRouter } from './router.js';
import { traceSessionMethods } from './session-methods.js';
import { traceStoreClass } from './store.js';

/**
 * Hooks the tracer into express-session and the router, at the edges they offer: prototypes they export, the debug
 * lines they write, the functions they hand out. Gives the `session` that the app is to require.
 */
export function installTracer(storeLatency: () => number): typeof session {
  tracePromises();
  setDebugListener(onDebugLine);
  traceSessionMethods(session.Session.prototype);
  traceStoreClass(session, storeLatency);
  traceRouter();
  tracePipeline();
  return traceFactory(session, storeLatency);
}
