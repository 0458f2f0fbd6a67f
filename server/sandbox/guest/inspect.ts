import { lazyChunk } from './lazy/chunk.js';
import chunk from './lazy/inspect.ts?lazy';

const load = lazyChunk<typeof import('./lazy/inspect.js')>(chunk);

export const inspect = Object.assign((value: unknown, options?: object) => load().inspect(value, options), {
  custom: Symbol.for('nodejs.util.inspect.custom'),
});
export const formatWithOptions = (options: object, ...args: unknown[]) => load().formatWithOptions(options, ...args);

/** As Node's util.format. Plain text is by far the most of what is printed, and needs no formatter. */
export function format(...args: unknown[]): string {
  if (args.every((arg) => typeof arg === 'string') && !(args.length > 1 && (args[0] as string).includes('%'))) {
    return args.join(' ');
  }
  return load().format(...args);
}
