const mostEvents = 64;
const longestWaitMs = 8;

/**
 * Gathers the events of one operation and posts them in batches: the first at once, so that something is seen of an
 * operation that never ends, then 64 at a time or whatever came in 8 ms. Posting works while the VM runs; timers do not,
 * but while an operation waits for a server they do.
 */
export class EventBatch {
  #lines: string[] = [];
  #firstAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly post: (lines: string[]) => void) {}

  add(line: string) {
    this.#lines.push(line);
    if (this.#lines.length === mostEvents || performance.now() - this.#firstAt >= longestWaitMs) this.#flush();
    else if (this.#lines.length === 1) {
      this.#firstAt = performance.now();
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#flush();
      }, longestWaitMs);
    }
  }

  /** The operation is over: what is left goes before its answer. */
  end() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flush();
    this.#firstAt = Number.NEGATIVE_INFINITY;
  }

  #flush() {
    if (this.#lines.length > 0) this.post(this.#lines);
    this.#lines = [];
    this.#firstAt = performance.now();
  }
}
