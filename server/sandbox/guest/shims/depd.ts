import { context } from '../context.js';

/**
 * The `depd` package without V8's call sites: a deprecation is said once per message and process, as a trace event.
 */
export function depd(library: string) {
  const said = new Set<string>();
  const deprecate = (message: string) => {
    if (said.has(message)) return;
    said.add(message);
    context.emit({ type: 'warning', library, message: `${library} deprecated ${message}` });
  };
  deprecate.function = <F extends (...args: never[]) => unknown>(fn: F, message: string): F => {
    return function deprecated(this: unknown, ...args: never[]) {
      deprecate(message);
      return fn.apply(this, args);
    } as unknown as F;
  };
  deprecate.property = (object: object, name: string, message: string) => {
    const descriptor = Object.getOwnPropertyDescriptor(object, name) ?? { value: undefined, writable: true };
    let value: unknown = descriptor.value;
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: descriptor.enumerable ?? false,
      get() {
        deprecate(message);
        return descriptor.get ? descriptor.get.call(this) : value;
      },
      set(next: unknown) {
        deprecate(message);
        value = next;
      },
    });
  };
  return deprecate;
}
