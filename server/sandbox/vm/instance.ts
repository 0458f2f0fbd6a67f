import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import {
  type EmscriptenModuleLoaderOptions,
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from 'quickjs-emscripten-core';
import { limits } from '../limits.js';
import { Rejections, withTable } from './rejections.js';

/** What a call of the guest comes back with from the host. */
export type HostFunction = (op: string, args: (string | number)[]) => string | number | undefined;

/** ES module source of a name that learner code imports, or null when it is not there. */
export type ModuleSource = (name: string) => string | Error;

let compiled: Promise<WebAssembly.Module> | undefined;

/** QuickJS's WebAssembly, compiled once per thread; each instance of it has a memory of its own. */
function compile() {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')).then(
    (bytes) => WebAssembly.compile(withTable(bytes)),
  );
  return compiled;
}

/**
 * One QuickJS in one WebAssembly memory. Everything before the guest is evaluated happens in the same order in every
 * instance, so that pointers agree and a copy of one memory can be laid over another.
 */
export class Instance {
  readonly memory: WebAssembly.Memory;
  readonly #bytesAtFirst: number;
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  readonly global: QuickJSHandle;
  readonly rejections: Rejections;
  hostFunction: HostFunction = () => undefined;
  moduleSource: ModuleSource = () => new Error('No modules yet.');
  shouldInterrupt: () => boolean = () => false;

  static async create() {
    const wasmModule = await compile();
    let exports: WebAssembly.Exports = {};
    const emscriptenModule: EmscriptenModuleLoaderOptions = {
      async instantiateWasm(imports, onSuccess) {
        const instance = await WebAssembly.instantiate(wasmModule, imports);
        exports = instance.exports;
        onSuccess(instance);
        return exports;
      },
    };
    const wasm = await newQuickJSWASMModuleFromVariant(newVariant(variant, { emscriptenModule }));
    return new Instance(wasm, exports);
  }

  private constructor(wasm: Awaited<ReturnType<typeof newQuickJSWASMModuleFromVariant>>, exports: WebAssembly.Exports) {
    this.memory = wasm.getWasmMemory();
    this.#bytesAtFirst = this.memory.buffer.byteLength;
    this.runtime = wasm.newRuntime();
    this.runtime.setMaxStackSize(limits.stackBytes);
    this.runtime.setInterruptHandler(() => this.shouldInterrupt());
    this.runtime.setModuleLoader(
      (name) => {
        const source = this.moduleSource(name);
        return typeof source === 'string' ? source : { error: source };
      },
      (_importer, name) => name,
    );
    const context = this.runtime.newContext();
    this.context = context;
    this.global = context.global;
    // biome-ignore lint/complexity/useLiteralKeys: the library keeps its pointer to the runtime for itself
    this.rejections = new Rejections(context, this.runtime['rt'].value, this.memory, exports);
    context
      .newFunction('host', (op, ...args) => {
        const values = args.map((arg) =>
          context.typeof(arg) === 'number' ? context.getNumber(arg) : context.getString(arg),
        );
        const answer = this.hostFunction(context.getString(op), values);
        if (answer === undefined) return context.undefined;
        return typeof answer === 'number' ? context.newNumber(answer) : context.newString(answer);
      })
      .consume((host) => context.setProp(this.global, '__host', host));
  }

  /** WebAssembly memory never shrinks again. */
  get hasGrown() {
    return this.memory.buffer.byteLength > this.#bytesAtFirst;
  }
}
