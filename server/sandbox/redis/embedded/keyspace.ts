import { RedisError } from '../reply.js';

/** What a key can hold. */
export type Value = Buffer | Map<string, Buffer> | Set<string> | Buffer[];

type Entry = {
  value: Value;
  /** Ms since the Unix epoch; null for a key that stays. */
  expiresAt: number | null;
  /** The higher, the later it was used. */
  used: number;
  bytes: number;
};

/** What Redis keeps beside a key, and beside each member of what it holds, roughly. */
const overheadBytes = 64;

/** Why a key went without being deleted. */
export type Gone = 'expire' | 'evict';

/** Keys, their values and their times to live. Past `maxBytes` it drops the keys used longest ago, or takes no more. */
export class Keyspace {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  readonly #onGone: (key: string, why: Gone) => void;
  readonly #maxBytes: number;
  readonly #evicts: boolean;
  #bytes = 0;
  #uses = 0;
  /** When the next key expires, null when none does; undefined until somebody asks. */
  #next: number | null | undefined = null;

  /**
   * @param now ms since the Unix epoch
   * @param evicts whether it makes room as `maxmemory-policy allkeys-lru` does, or refuses writes as `noeviction` does
   */
  constructor(
    now: () => number,
    memory: { maxBytes: number; evicts: boolean },
    onGone: (key: string, why: Gone) => void,
  ) {
    this.#now = now;
    this.#maxBytes = memory.maxBytes;
    this.#evicts = memory.evicts;
    this.#onGone = onGone;
  }

  /** When the next key expires, if one does. */
  get nextExpiry(): number | null {
    if (this.#next === undefined) {
      const times = [...this.#entries.values()].flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]));
      this.#next = times.length === 0 ? null : times.reduce((least, one) => Math.min(least, one));
    }
    return this.#next;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  /** The value, which counts as used now. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry) entry.used = ++this.#uses;
    return entry?.value;
  }

  /** The value of a key without using it. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  has(key: string) {
    return this.#entries.has(key);
  }

  /** @param expiresAt ms since the Unix epoch, null for never; what is past deletes the key at once. */
  set(key: string, value: Value, expiresAt: number | null) {
    this.delete(key);
    if (expiresAt !== null && expiresAt <= this.#now()) return;
    const entry = { value, expiresAt, used: ++this.#uses, bytes: sizeOf(key, value) };
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    if (expiresAt !== null) this.#next = undefined;
  }

  /** A map, set or list was changed in place; an empty one is gone, as in Redis. */
  changed(key: string) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    if (!Buffer.isBuffer(entry.value) && lengthOf(entry.value) === 0) {
      this.delete(key);
      return;
    }
    this.#bytes -= entry.bytes;
    entry.bytes = sizeOf(key, entry.value);
    this.#bytes += entry.bytes;
  }

  expiresAt(key: string): number | null {
    return this.#entries.get(key)?.expiresAt ?? null;
  }

  expireAt(key: string, expiresAt: number | null) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    if (expiresAt !== null && expiresAt <= this.#now()) {
      this.delete(key);
      return;
    }
    entry.expiresAt = expiresAt;
    this.#next = undefined;
  }

  delete(key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
    if (entry.expiresAt !== null) this.#next = undefined;
    return true;
  }

  clear() {
    this.#entries.clear();
    this.#bytes = 0;
    this.#next = null;
  }

  /** Puts a copy of all it holds into another one, which is empty. */
  copyTo(other: Keyspace) {
    for (const [key, entry] of this.#entries) other.#entries.set(key, { ...entry, value: copyOf(entry.value) });
    other.#bytes = this.#bytes;
    other.#uses = this.#uses;
    other.#next = undefined;
  }

  /** Drops what has expired by now, in the order it did. */
  expire() {
    const now = this.#now();
    const due = [...this.#entries].filter(([, { expiresAt }]) => expiresAt !== null && expiresAt <= now);
    due.sort(([, a], [, b]) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0));
    for (const [key] of due) this.#drop(key, 'expire');
  }

  /**
   * Before a command that may take memory.
   * @throws RedisError when it is full and evicts nothing
   */
  makeRoom() {
    if (!this.#evicts && this.#bytes >= this.#maxBytes)
      throw new RedisError("OOM command not allowed when used memory > 'maxmemory'.");
  }

  /** After a command: drops what was used longest ago until the rest fits. */
  evict() {
    if (!this.#evicts) return;
    while (this.#bytes > this.#maxBytes && this.#entries.size > 0) {
      const [oldest] = [...this.#entries].reduce((least, one) => (one[1].used < least[1].used ? one : least));
      this.#drop(oldest, 'evict');
    }
  }

  #drop(key: string, why: Gone) {
    this.delete(key);
    this.#onGone(key, why);
  }
}

/** Buffers are never changed in place. */
function copyOf(value: Value): Value {
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return [...value];
  return value instanceof Map ? new Map(value) : new Set(value);
}

const lengthOf = (value: Exclude<Value, Buffer>) => (Array.isArray(value) ? value.length : value.size);

function sizeOf(key: string, value: Value): number {
  let bytes = overheadBytes + Buffer.byteLength(key);
  if (Buffer.isBuffer(value)) bytes += value.length;
  else if (value instanceof Map)
    for (const [field, one] of value) bytes += Buffer.byteLength(field) + one.length + overheadBytes;
  else for (const one of value) bytes += Buffer.byteLength(one) + overheadBytes;
  return bytes;
}
