import type session from 'express-session';

type Rows = Record<string, string>;
type Edit = { op: 'set'; sid: string; session: string } | { op: 'delete'; sid: string } | { op: 'clear' };

/** Every MemoryStore of the app; what they hold is what the world shows as the store. */
const memoryStores: { sessions: Rows }[] = [];

export const everyMemoryStore = (): readonly object[] => memoryStores;

/**
 * Finds each MemoryStore when it is made: its constructor calls its parent's, `Store`, which is an EventEmitter; the
 * first thing that `session()` does with any store is to listen on it.
 */
export function knownStores(library: typeof session) {
  const prototype = library.MemoryStore.prototype as unknown as { on: (...args: unknown[]) => unknown };
  const { on } = prototype;
  prototype.on = function (this: { sessions: Rows }, ...args: unknown[]) {
    if (!memoryStores.includes(this)) memoryStores.push(this);
    return on.apply(this, args);
  };
}

/** The rows of all of them, as they are stored: JSON text by sid. */
export function storeRows(): Rows {
  return Object.assign({}, ...memoryStores.map((store) => store.sessions));
}

/** Changes the rows from outside the app, as an administrator would. */
export function editStore(edit: Edit) {
  for (const store of memoryStores) {
    if (edit.op === 'clear') store.sessions = Object.create(null);
    else if (edit.op === 'delete') delete store.sessions[edit.sid];
    else if (edit.sid in store.sessions) store.sessions[edit.sid] = edit.session;
  }
}

/** Puts rows back: a deploy that keeps the store. */
export function restoreRows(rows: Rows) {
  const [store] = memoryStores;
  if (store) Object.assign(store.sessions, rows);
}
