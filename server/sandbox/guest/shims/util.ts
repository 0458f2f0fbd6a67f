import { format, formatWithOptions, inspect } from '../inspect.js';

/** Node's util, as far as packages and learners use it. */
type Class = { prototype: object; super_?: unknown };
type Callback = (error: unknown, value?: unknown) => void;

export function inherits(constructor: Class, parent: Class) {
  constructor.super_ = parent;
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const promisified = Symbol.for('nodejs.util.promisify.custom');

export function promisify(original: ((...args: unknown[]) => void) & { [promisified]?: unknown }) {
  if (typeof original[promisified] === 'function') return original[promisified];
  return function (this: unknown, ...args: unknown[]) {
    return new Promise((resolve, reject) => {
      const done: Callback = (error, value) => (error ? reject(error) : resolve(value));
      original.call(this, ...args, done);
    });
  };
}

export function callbackify(original: (...args: unknown[]) => Promise<unknown>) {
  return function (this: unknown, ...args: unknown[]) {
    const callback = args.pop() as Callback;
    original.apply(this, args).then(
      (value) => process.nextTick(() => callback(null, value)),
      (error) => process.nextTick(() => callback(error)),
    );
  };
}

promisify.custom = promisified;

export const isArray = Array.isArray;
export const deprecate = <F>(original: F) => original;
export const isDeepStrictEqual = (a: unknown, b: unknown) =>
  inspect(a, { depth: null }) === inspect(b, { depth: null });

const tagged = (tag: string) => (value: unknown) => Object.prototype.toString.call(value) === `[object ${tag}]`;
export const types = {
  isDate: tagged('Date'),
  isRegExp: tagged('RegExp'),
  isMap: tagged('Map'),
  isSet: tagged('Set'),
  isPromise: (value: unknown) => value instanceof Promise,
  isUint8Array: (value: unknown) => value instanceof Uint8Array,
};

export { format, formatWithOptions, inspect };
export default {
  inherits,
  isArray,
  promisify,
  callbackify,
  deprecate,
  isDeepStrictEqual,
  types,
  format,
  formatWithOptions,
  inspect,
};
