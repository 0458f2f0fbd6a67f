import { context } from './context.js';
import { host } from './host.js';
import { format, inspect } from './inspect.js';
import { lookAtCurrent } from './tracer/visit.js';

/** One line more than this is cut: a page cannot show it and the wire should not carry it. */
const maxText = 10_000;
const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;

const counts = new Map<string, number>();
const timers = new Map<string, number>();
let indent = '';

function write(level: (typeof levels)[number], args: unknown[]) {
  lookAtCurrent();
  const full = format(...args);
  const text = full.length > maxText ? `${full.slice(0, maxText)}… (${full.length - maxText} more characters)` : full;
  context.emit({ type: 'console', level, text: indent + text.replaceAll('\n', `\n${indent}`) });
}

/** Node's console, each line a trace event. */
export const console = {
  ...Object.fromEntries(levels.map((level) => [level, (...args: unknown[]) => write(level, args)])),
  trace: (...args: unknown[]) => write('error', ['Trace:', ...args]),
  dir: (value: unknown, options?: object) => write('log', [inspect(value, options)]),
  table: (value: unknown) => write('log', [value]),
  assert: (condition: unknown, ...args: unknown[]) => {
    if (!condition) write('error', ['Assertion failed', ...args]);
  },
  count: (label = 'default') => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    write('log', [`${label}: ${counts.get(label)}`]);
  },
  countReset: (label = 'default') => void counts.delete(label),
  group: (...args: unknown[]) => {
    if (args.length > 0) write('log', args);
    indent += '  ';
  },
  groupEnd: () => {
    indent = indent.slice(2);
  },
  time: (label = 'default') => void timers.set(label, host.now()),
  timeEnd: (label = 'default') => {
    write('log', [`${label}: ${host.now() - (timers.get(label) ?? host.now())}ms`]);
    timers.delete(label);
  },
};
