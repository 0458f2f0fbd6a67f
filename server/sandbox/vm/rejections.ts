import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';

/**
 * QuickJS tells its host of each rejected promise that nothing handles (`JS_SetHostPromiseRejectionTracker`), but
 * quickjs-emscripten has no function to listen. What it takes is there all the same: the runtime keeps a pointer to the
 * listener, and a pointer to a function is a place in WebAssembly's table of functions. That table is not exported by the
 * package's WebAssembly, so one more export is added to it here. The version of the package is pinned; the tests fail
 * when another one keeps the pointer elsewhere.
 */
const exportedTable = 'table';

/** Where `JSRuntime` has its `host_promise_rejection_tracker`, in bytes. */
const trackerAt = 180;

const exportSection = 7;

/** WebAssembly as the package ships it, with its table of functions among its exports. */
export function withTable(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const size = readNumber(wasm, at + 1);
    const end = size.end + size.value;
    if (wasm[at] === exportSection) {
      const count = readNumber(wasm, size.end);
      const name = Buffer.from(exportedTable);
      const entry = [name.length, ...name, /* a table */ 1, /* the first */ 0];
      const content = Buffer.concat([number(count.value + 1), wasm.subarray(count.end, end), Buffer.from(entry)]);
      sections.push(Buffer.from([exportSection]), number(content.length), content);
    } else {
      sections.push(wasm.subarray(at, end));
    }
    at = end;
  }
  return Uint8Array.from(Buffer.concat(sections));
}

/** An unsigned number of WebAssembly's binary format: LEB128. */
function readNumber(bytes: Uint8Array, start: number) {
  let value = 0;
  for (let i = 0; ; i++) {
    const byte = bytes[start + i] ?? 0;
    value |= (byte & 0x7f) << (7 * i);
    if (byte < 0x80) return { value, end: start + i + 1 };
  }
}

function number(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** `JSHostPromiseRejectionTracker` of quickjs.h; a JSValue is 64 bits. */
type Tracker = (context: number, promise: bigint, reason: bigint, isHandled: number, opaque: number) => void;

/**
 * `(module (import "t" "t" (func (param i32 i64 i64 i32 i32))) (export "t" (func 0)))`: only a function that WebAssembly
 * exports can stand in its table.
 */
const typing = new WebAssembly.Module(
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...[0x01, 0x09, 0x01, 0x60, 0x05, 0x7f, 0x7e, 0x7e, 0x7f, 0x7f, 0x00],
    ...[0x02, 0x07, 0x01, 0x01, 0x74, 0x01, 0x74, 0x00, 0x00],
    ...[0x07, 0x05, 0x01, 0x01, 0x74, 0x00, 0x00],
  ]),
);

/** The promises of an instance that were rejected and that nothing has handled so far, in the order of their rejection. */
export class Rejections {
  readonly #context: QuickJSContext;
  readonly #memory: WebAssembly.Memory;
  #unhandled = new Map<bigint, QuickJSHandle>();

  constructor(context: QuickJSContext, runtime: number, memory: WebAssembly.Memory, exports: WebAssembly.Exports) {
    this.#context = context;
    this.#memory = memory;
    const tracker: Tracker = (_context, promise, _reason, isHandled) => {
      if (isHandled) this.#forget(promise);
      else this.#unhandled.set(promise, this.#handle(promise));
    };
    const typed = new WebAssembly.Instance(typing, { t: { t: tracker } }).exports.t;
    const table = exports[exportedTable] as WebAssembly.Table;
    const place = table.grow(1, typed);
    new DataView(memory.buffer).setUint32(runtime + trackerAt, place, true);
  }

  /** Takes them out; whoever takes them disposes of them. */
  take(): QuickJSHandle[] {
    const promises = [...this.#unhandled.values()];
    if (promises.length > 0) this.#unhandled = new Map();
    return promises;
  }

  /** Another memory was laid over the instance: what they were is not there any more. */
  clear() {
    this.#unhandled.clear();
  }

  #forget(promise: bigint) {
    this.#unhandled.get(promise)?.dispose();
    this.#unhandled.delete(promise);
  }

  /** A handle that keeps the promise alive: it is written into one of a number, and that one is duplicated. */
  #handle(promise: bigint): QuickJSHandle {
    const any = this.#context.newNumber(0);
    const words = new BigUint64Array(this.#memory.buffer);
    const at = (any.value as number) / 8;
    const was = words[at] ?? 0n;
    words[at] = BigInt.asUintN(64, promise);
    const handle = any.dup();
    new BigUint64Array(this.#memory.buffer)[at] = was;
    any.dispose();
    return handle;
  }
}
