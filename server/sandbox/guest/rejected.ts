import { context } from './context.js';
import { process } from './shims/process.js';

/** What Node makes of a reason that is no Error, for it has no stack to print. */
class UnhandledPromiseRejection extends Error {
  readonly code = 'ERR_UNHANDLED_REJECTION';

  constructor(reason: unknown) {
    super(
      `This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${inWords(reason)}".`,
    );
    this.name = 'UnhandledPromiseRejection';
  }
}

/** Runs no code of the reason's own. */
const inWords = (reason: unknown) =>
  typeof reason === 'object' && reason !== null
    ? '#<Object>'
    : typeof reason === 'function'
      ? '#<Function>'
      : String(reason);

/**
 * A promise was rejected and nothing handles it: Node's `--unhandled-rejections=throw`, which is its default.
 * @returns the error that ends the process; undefined when the app listens for it
 */
export function rejected(reason: unknown, promise: Promise<unknown>): Error | undefined {
  context.forget();
  if (process.listenerCount('unhandledRejection') > 0) {
    process.emit('unhandledRejection', reason, promise);
    return undefined;
  }
  const error = reason instanceof Error ? reason : new UnhandledPromiseRejection(reason);
  if (process.listenerCount('uncaughtException') === 0) return error;
  process.emit('uncaughtException', error, 'unhandledRejection');
  return undefined;
}
