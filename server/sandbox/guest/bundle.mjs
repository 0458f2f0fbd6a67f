import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const shim = (name) => join(here, 'shims', name);
const resolve = createRequire(import.meta.url).resolve;

/**
 * Node's built-in modules, as far as Express needs them: a file of ours in shims/, or else the npm package that
 * carries Node's own code under the same name (buffer, events, string_decoder, url).
 */
const builtins = {
  async_hooks: shim('async-hooks.ts'),
  buffer: 'buffer',
  crypto: shim('crypto.ts'),
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
 * An import that ends in `?lazy` gives the name of a chunk: a bundle of that file in a file of its own beside the guest,
 * which takes Node's modules from the guest.
 */
const lazyChunks = {
  name: 'lazy-chunks',
  setup(build) {
    const folder = join(dirname(build.initialOptions.outfile), 'chunks');
    build.onResolve({ filter: /\?lazy$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?lazy$/, '')),
      namespace: 'lazy',
    }));
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => {
      const name = basename(path, '.ts');
      await build.esbuild.build({ ...chunkBuildOptions, entryPoints: [path], outfile: join(folder, `${name}.js`) });
      return { contents: JSON.stringify(name), loader: 'json' };
    });
  },
};

const moduleNames = Object.keys(builtins).flatMap((name) => [name, `node:${name}`]);

/** What the guest and its chunks have in common. */
const buildOptions = {
  bundle: true,
  platform: 'neutral',
  mainFields: ['main'],
  conditions: ['require', 'default'],
  target: 'es2023',
  charset: 'utf8',
  legalComments: 'none',
  // QuickJS keeps the source text of every function, nested ones again; names stay, the trace shows them
  minifyWhitespace: true,
  minifySyntax: true,
};

/** @type {import('esbuild').BuildOptions} */
const chunkBuildOptions = {
  ...buildOptions,
  format: 'cjs',
  minifyIdentifiers: true,
  external: moduleNames,
  alias: replaced,
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
