import http, { type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';

const filename = fileURLToPath(new URL('app.js', import.meta.url));

/**
 * Evaluates `source` as a CommonJS module beside this file, so that it finds the repository's own npm files.
 * Gives what would answer its requests: the server it called `listen` on, or the app it exports.
 */
export function loadApp(source: string): RequestListener {
  const module: { exports: unknown } = { exports: {} };
  const listening = captureListen();
  try {
    compileFunction(source, ['exports', 'require', 'module', '__filename', '__dirname'], { filename })(
      module.exports,
      createRequire(filename),
      module,
      filename,
      import.meta.dirname,
    );
  } finally {
    listening.release();
  }
  const listener = listening.server()?.listeners('request')[0] ?? module.exports;
  if (typeof listener !== 'function') throw new Error('The app neither called listen nor exported itself.');
  return listener as RequestListener;
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
