import { debugListener } from './debug-listener.js';

/** debug's formats that express-session uses: text, and JSON for the rest. */
function written(template: string, args: unknown[]) {
  if (args.length === 0) return template;
  const at = template.indexOf('%s');
  if (args.length === 1 && at >= 0) return template.slice(0, at) + String(args[0]) + template.slice(at + 2);
  return template.replace(/%[sdjoO]/g, (kind) => {
    const arg = args.shift();
    return kind === '%s' || typeof arg === 'string' ? String(arg) : (JSON.stringify(arg) ?? String(arg));
  });
}

/** The `debug` package, on for express-session alone: its lines are the library's own account of what it does. */
export function debug(namespace: string) {
  const enabled = namespace === 'express-session';
  const log = (template: string, ...args: unknown[]) => {
    if (enabled) debugListener()?.(namespace, template, written(template, args));
  };
  return Object.assign(log, { enabled, namespace });
}
