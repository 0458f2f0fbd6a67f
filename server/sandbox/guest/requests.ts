import { ServerResponse } from './shims/http/server-response.js';

/** Requests that the host has sent in and that have no response yet. */
const ids = new WeakMap<object, string>();
const heads = new WeakMap<object, () => void>();

export const register = (request: object, requestId: string) => void ids.set(request, requestId);

export const requestIdOf = (request: object): string | undefined => ids.get(request);

/** Calls `listener` once every `on-headers` listener of the response has run. */
export const onHead = (response: object, listener: () => void) => void heads.set(response, listener);

ServerResponse.prototype.onHead = function () {
  heads.get(this)?.();
};
