import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redisParts } from './redis/parts.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const shim = (name) => join(here, 'shims', name);
const require = createRequire(import.meta.url);
const { resolve } = require;

/**
 * Node's built-in modules, as far as Express needs them: a file of ours in shims/, or else the npm package that
 * carries Node's own code under the same name (buffer, events, string_decoder, url).
 */
const builtins = {
  async_hooks: shim('async-hooks.ts'),
  buffer: 'buffer',
  crypto: shim('crypto/index.ts'),
  diagnostics_channel: shim('diagnostics-channel.ts'),
  events: 'events',
  fs: shim('fs.ts'),
  http: shim('http/index.ts'),
  https: shim('http/index.ts'),
  net: shim('net.ts'),
  process: shim('process.ts'),
  path: 'path-browserify',
  querystring: shim('querystring.ts'),
  stream: shim('stream.cjs'),
  tty: shim('tty.ts'),
  url: 'url',
  util: shim('util.ts'),
  zlib: shim('zlib.ts'),
};

/** Packages replaced whole: they read V8's call sites, Node's streams, or carry tables nobody here needs. */
const replaced = {
  debug: shim('debug.cjs'),
  depd: shim('depd.cjs'),
  'iconv-lite': shim('iconv-lite.ts'),
  'mime-db': shim('mime-db.cjs'),
  'object-inspect': shim('object-inspect.cjs'),
  // its Node entry asks for Node's own streams first, which here are itself
  'readable-stream': resolve('readable-stream/lib/ours/browser.js'),
};

/**
 * An import that ends in `?lazy` gives the name of a chunk: a bundle of that file or npm package in a file of its own
 * beside the guest, which takes Node's modules from the guest. A `.cjs` file stands for the package of its name.
 */
const lazyChunks = {
  name: 'lazy-chunks',
  setup(build) {
    const folder = join(dirname(build.initialOptions.outfile), 'chunks');
    const exported = {};
    build.onResolve({ filter: /\?lazy$/ }, ({ path, resolveDir }) => {
      const wanted = path.replace(/\?lazy$/, '');
      return wanted.startsWith('.')
        ? { path: join(resolveDir, wanted), namespace: 'lazy' }
        : { path: resolve(wanted), namespace: 'lazy', pluginData: { package: wanted } };
    });
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path, pluginData }) => {
      const name = pluginData?.package.replace('/', '') ?? basename(path).replace(/\.c?[jt]s$/, '');
      const isPackage = pluginData !== undefined || path.endsWith('.cjs');
      if (isPackage) exported[name] = Object.getOwnPropertyNames(require(pluginData?.package ?? name));
      const outfile = join(folder, `${name}.js`);
      // the trace shows the names of a package's middleware
      const names = { minifyIdentifiers: !isPackage, keepNames: isPackage };
      await build.esbuild.build({ ...chunkBuildOptions, ...names, entryPoints: [path], outfile });
      return { contents: JSON.stringify(name), loader: 'json' };
    });
    build.onEnd(() => writeFile(join(folder, 'exports.json'), JSON.stringify(exported)));
  },
};

/** What a chunk takes from the guest when it runs: one `events`, one `crypto` for all; modules.ts hands them out. */
const shared = new Set([
  ...Object.keys(builtins),
  ...Object.keys(replaced),
  'string_decoder',
  '../host.js',
  '../context.js',
  './wire.js',
]);
const sharedWithGuest = {
  name: 'shared-with-guest',
  setup(build) {
    build.onResolve({ filter: /^[a-z.]/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      return kind !== 'entry-point' && shared.has(name) ? { path: name, external: true } : undefined;
    });
  },
};

/** What the guest and its chunks have in common. */
const buildOptions = {
  bundle: true,
  platform: 'neutral',
  mainFields: ['main'],
  conditions: ['require', 'default'],
  target: 'es2023',
  charset: 'utf8',
  legalComments: 'none',
  // QuickJS keeps the source text of every function, nested ones again; names stay, the trace shows them:
  // minifying the syntax too would take the names of function expressions (serveStatic)
  minifyWhitespace: true,
};

/** @type {import('esbuild').BuildOptions} */
const chunkBuildOptions = {
  ...buildOptions,
  format: 'cjs',
  plugins: [redisParts, sharedWithGuest],
};

/**
 * How esbuild makes the guest: one script that QuickJS evaluates once per boot image.
 * express, express-session, cookie-parser and connect-redis go in as npm ships them.
 * @type {import('esbuild').BuildOptions}
 */
export const guestBuildOptions = {
  ...buildOptions,
  entryPoints: [join(here, 'main.ts')],
  format: 'iife',
  inject: [join(here, 'ambient.ts')],
  // what Express requires by a name it computes (a view engine) is what the app could require
  banner: { js: '"use strict";{let requireByName;const require=(name)=>requireByName(name);' },
  footer: { js: '}' },
  plugins: [lazyChunks],
  alias: {
    ...Object.fromEntries(
      Object.entries(builtins).flatMap(([name, to]) =>
        name === to
          ? [[`node:${name}`, to]]
          : [
              [name, to],
              [`node:${name}`, to],
            ],
      ),
    ),
    ...replaced,
  },
};
