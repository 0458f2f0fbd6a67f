import { setImmediate } from '../shims/timers.js';
import { everyMemoryStore } from '../stores.js';

type Failure = { how: 'error' | 'timeout' | 'disconnect'; ops: readonly string[] };
type Method = (this: object, ...args: unknown[]) => unknown;
type Store = { emit?: (event: string) => void; client?: unknown; prefix?: unknown };

let failure: Failure | null = null;
const ownStores = new Set<Store>();

/** A store that the app made itself: it is told when its connection is to be lost. */
export const mayFail = (store: object) => void (isOnWire(store) || ownStores.add(store as Store));

/** A store with a client of Redis loses its connection where it has one: on the wire, which the host cuts. */
const isOnWire = ({ client, prefix }: Store) => typeof client === 'object' && typeof prefix === 'string';

/**
 * From now on the stores fail in this way; null: they work again. A store that loses its connection says so by
 * `disconnect`, and by `connect` that it has it back, as express-session's README asks of stores.
 */
export function failStores(next: Failure | null) {
  const before = failure;
  failure = next;
  if (next?.how === 'disconnect') tell('disconnect');
  else if (before?.how === 'disconnect') tell('connect');
}

function tell(event: 'connect' | 'disconnect') {
  for (const store of [...(everyMemoryStore() as Store[]), ...ownStores]) store.emit?.(event);
}

/**
 * A store's method, or while it fails what takes its place: it calls back with an error, never the store's own code; where
 * no callback was given its promise is rejected. With `timeout` neither happens.
 */
export function orFailing(op: string, method: Method, store: object): Method {
  if (!failure?.ops.includes(op)) return method;
  const { how } = failure;
  if (how === 'disconnect' && isOnWire(store)) return method;
  return (...args) => {
    const callback = args.findLast((arg): arg is (error: Error) => void => typeof arg === 'function');
    if (how === 'timeout') return callback ? undefined : new Promise(() => {});
    const error = new Error(
      how === 'disconnect' ? `The store is disconnected: ${op} was not done.` : `The store failed at ${op}.`,
    );
    if (!callback) return Promise.reject(error);
    setImmediate(() => callback(error));
    return undefined;
  };
}
