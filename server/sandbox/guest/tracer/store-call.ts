import { context, type Frame } from '../context.js';
import { callPlace, placeFields } from '../source-line.js';
import { quoted } from './quoted.js';
import { lookAtCurrent, visitOf } from './visit.js';
import { jsonText, writing } from './writing.js';

export const ops = ['get', 'set', 'touch', 'destroy', 'all', 'length', 'clear'] as const;
export type Op = (typeof ops)[number];

let lastCall = 0;

/** One call of a store: told when it is made, and each time that the store answers it. */
export class StoreCall {
  readonly #op: Op;
  /** What the call and its answers have in common, as JSON text. */
  readonly #subject: string;
  readonly #caller: Frame;
  #answers = 0;

  constructor(op: Op, args: unknown[]) {
    this.#op = op;
    const now = context.frame();
    const writes = op === 'set' || op === 'touch';
    const byHandler = now.by === 'handler';
    if (byHandler && !now.place) lookAtCurrent();
    // what is written may be a session, and that knows its request
    const visit = writes && byHandler ? visitOf((args[1] as { req?: object } | undefined)?.req) : undefined;
    this.#caller = { requestId: visit?.requestId ?? now.requestId, by: now.by };
    const sid = typeof args[0] === 'string' ? quoted(args[0]) : 'null';
    this.#subject = `,"callId":${++lastCall},"op":"${op}","sid":${sid}`;
    const value = writes ? `,"value":${writing.textOf(args[1]) ?? jsonText(args[1])}` : '';
    const place = byHandler ? placeFields(now.place ?? callPlace()) : '';
    this.#tell('store.call', `,"by":"${now.by}"${place}${value}`);
  }

  /** Runs the store's own code: what it asks of itself, or of a store behind it, is its own affair. */
  atStore<T>(body: () => T): T {
    try {
      return context.within({ ...this.#caller, inStore: true }, body);
    } catch (error) {
      if (this.#answers === 0) this.#answer(error, undefined, ',"thrown":true');
      throw error;
    }
  }

  /** Runs the callback, which is the caller's code again. */
  atCaller(body: () => void) {
    context.within(this.#caller, body);
  }

  returned(error: unknown, value: unknown) {
    this.#answer(error, value, '');
  }

  /** Without a callback the answer is what the store gives back, or what its promise comes to. */
  answeredBy(result: unknown): unknown {
    if (result instanceof Promise) {
      result.then(
        (value) => this.returned(null, value),
        (error) => this.returned(error, undefined),
      );
    } else this.returned(null, result);
    return result;
  }

  /**
   * The store got a callback and gave a promise all the same. express-session looks at the callback alone.
   * @param takesCallback whether the method has a parameter for it
   */
  waitsForCallback(promise: Promise<unknown>, takesCallback: boolean) {
    promise.then(
      () => {
        if (this.#answers === 0 && !takesCallback)
          this.#warn('returned a promise and takes no callback: who waits for the callback waits forever.');
      },
      (error) => {
        if (this.#answers === 0)
          this.#warn(
            `rejected its promise (${messageOf(error)}) and did not call back: who waits for the callback waits forever.`,
          );
      },
    );
  }

  #answer(error: unknown, value: unknown, how: string) {
    const failed = error ? `,"error":${JSON.stringify(messageOf(error))}${codeOf(error)}` : '';
    const found = value === undefined || value === null ? '' : `,"value":${jsonText(value)}`;
    const again = this.#answers++ > 0 ? ',"again":true' : '';
    this.#tell('store.return', `${failed}${found}${how}${again}`);
  }

  #warn(what: string) {
    const message = `The store's ${this.#op} ${what}`;
    context.tell(
      'warning',
      `,"library":"express-session","message":${JSON.stringify(message)}`,
      this.#caller.requestId,
    );
  }

  #tell(type: string, fields: string) {
    context.tell(type, `${this.#subject}${fields}`, this.#caller.requestId);
  }
}

function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  // an error without a message, such as node-redis's TimeoutError, says what it is by its class
  return String(message) || (error as object).constructor.name;
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `,"code":${JSON.stringify(code)}` : '';
}
