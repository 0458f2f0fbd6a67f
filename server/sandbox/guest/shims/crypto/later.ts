/** As Node's crypto: the value at once, or to a callback in a later turn of the event loop; bad arguments throw at once. */
export function later<T>(callback: ((error: unknown, value?: T) => void) | undefined, make: () => T): T | undefined {
  const value = make();
  if (!callback) return value;
  setImmediate(callback as (...args: unknown[]) => void, null, value);
  return undefined;
}
