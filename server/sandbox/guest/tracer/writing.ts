/**
 * The session that `save` is handing to the store, with its JSON text: the store's call tells the same text, and writing
 * a session as JSON is the dearest part of a trace.
 */
let current: { session: object; text: string } | null = null;

export const writing = {
  as<T>(session: object, text: string, body: () => T): T {
    const before = current;
    current = { session, text };
    try {
      return body();
    } finally {
      current = before;
    }
  },

  /** @returns undefined when it is not being saved right now. */
  textOf: (session: unknown): string | undefined => (current?.session === session ? current?.text : undefined),
};

/** @param otherwise stands for what cannot be written as JSON */
export function jsonText(value: unknown, otherwise = 'null'): string {
  try {
    return JSON.stringify(value) ?? otherwise;
  } catch {
    return otherwise;
  }
}
