import { format } from 'node-inspect-extracted';
import { debugListener } from './debug-listener.js';

/** The `debug` package, on for express-session alone: its lines are the library's own account of what it does. */
export function debug(namespace: string) {
  const enabled = namespace === 'express-session';
  const log = (...args: unknown[]) => {
    if (enabled) debugListener()?.(namespace, format(...args));
  };
  return Object.assign(log, { enabled, namespace });
}
