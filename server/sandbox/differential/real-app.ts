import { writeFileSync } from 'node:fs';
import http, { type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';

let modules = 0;

/**
 * Evaluates `source` in the project in the current folder: as CommonJS, or as an ES module when it does not parse so.
 * Gives what would answer its requests: the server it called `listen` on, or the app it exports.
 */
export async function loadApp(source: string): Promise<RequestListener> {
  const listening = captureListen();
  let exported: unknown;
  try {
    exported = commonJs(source) ?? (await esModule(source));
  } finally {
    listening.release();
  }
  const listener = listening.server()?.listeners('request')[0] ?? exported;
  if (typeof listener !== 'function') throw new Error('The app neither called listen nor exported itself.');
  return listener as RequestListener;
}

/** What the app exports; undefined when it is an ES module. */
function commonJs(source: string): unknown {
  const filename = join(process.cwd(), 'app.js');
  let run: (...args: unknown[]) => void;
  try {
    const names = ['exports', 'require', 'module', '__filename', '__dirname'];
    run = compileFunction(source, names, { filename }) as typeof run;
  } catch (error) {
    if (/^\s*(import|export)\b/m.test(source)) return undefined;
    throw error;
  }
  const module: { exports: unknown } = { exports: {} };
  run(module.exports, createRequire(filename), module, filename, process.cwd());
  return module.exports;
}

async function esModule(source: string): Promise<unknown> {
  // another name each time, or Node gives the module it has already
  const file = join(process.cwd(), `app-${++modules}.mjs`);
  writeFileSync(file, source);
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  return module.default;
}

/** The app's own port is of no use here: its `listen` only tells which server it made. */
function captureListen(): { server: () => http.Server | undefined; release: () => void } {
  let captured: http.Server | undefined;
  http.Server.prototype.listen = function listen(this: http.Server, ...args: unknown[]) {
    captured = this;
    const callback = args.at(-1);
    if (typeof callback === 'function') this.once('listening', () => callback());
    setImmediate(() => this.emit('listening'));
    return this;
  };
  return {
    server: () => captured,
    release: () => {
      Reflect.deleteProperty(http.Server.prototype, 'listen');
    },
  };
}
