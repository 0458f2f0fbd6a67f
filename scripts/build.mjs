import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { hashOf, isFresh, stamp } from './freshness.mjs';
import { command, inRoot, Problem } from './root.mjs';

/** What decides how everything is built. */
const tools = ['package-lock.json', 'scripts/build.mjs', 'tsconfig.json'];

/**
 * Everything that is built. Lessons, gallery and reference read others' output while they are built, and name them in `needs`.
 * esbuild and vite are imported when they are needed: a start with nothing to build loads neither.
 * @type {Record<string, import('./freshness.mjs').Target & { needs?: string[], make: () => Promise<unknown> }>}
 */
const targets = {
  guest: {
    name: 'guest',
    inputs: [...tools, 'server/sandbox/guest'],
    output: 'dist/guest/guest.js',
    make: async () => {
      const { guestBuildOptions } = await import('../server/sandbox/guest/bundle.mjs');
      await bundle({ ...guestBuildOptions, outfile: inRoot('dist/guest/guest.js') });
    },
  },
  server: {
    name: 'server',
    inputs: [...tools, 'server', 'protocol', 'trace', 'source'],
    output: 'dist/server/main.js',
    make: () =>
      bundle({
        ...nodeOptions,
        entryPoints: {
          main: inRoot('server/main.ts'),
          worker: inRoot('server/sandbox/pool/worker.ts'),
          cli: inRoot('server/cli.ts'),
          bench: inRoot('server/bench/main.ts'),
          'browser-bench': inRoot('server/bench/browser/main.ts'),
          lessons: inRoot('server/lessons/main.ts'),
          'build-lessons': inRoot('server/lessons/build.ts'),
          'build-gallery': inRoot('server/gallery/build.ts'),
          'build-reference': inRoot('server/reference/build.ts'),
          'build-pages': inRoot('server/pages/build.ts'),
        },
        outdir: inRoot('dist/server'),
      }),
  },
  lessons: {
    name: 'lessons',
    // what is done at the start of a step is run
    needs: ['guest', 'server'],
    inputs: [...tools, 'lessons', 'server', 'protocol', 'trace', 'source'],
    output: 'dist/lessons/index.json',
    make: async () => {
      const { buildLessons } = await import(
        `${pathToFileURL(inRoot('dist/server/build-lessons.js'))}?at=${Date.now()}`
      );
      const { faults } = await buildLessons(inRoot('lessons'), inRoot('dist/lessons'));
      if (faults.length > 0) throw new Problem(faults.join('\n'));
      await compress(inRoot('dist/lessons'));
    },
  },
  gallery: {
    name: 'gallery',
    // its pictures come of running its experiments
    needs: ['guest', 'server'],
    inputs: [...tools, 'experiments/gallery', 'server', 'protocol', 'trace', 'source'],
    output: 'dist/gallery/index.json',
    make: async () => {
      const { buildGallery } = await import(
        `${pathToFileURL(inRoot('dist/server/build-gallery.js'))}?at=${Date.now()}`
      );
      await buildGallery(inRoot('experiments/gallery'), inRoot('dist/gallery'));
      await compress(inRoot('dist/gallery'));
    },
  },
  reference: {
    name: 'reference',
    // its pictures come of running its experiments
    needs: ['guest', 'server'],
    inputs: [...tools, 'reference', 'server', 'protocol', 'trace', 'source'],
    output: 'dist/reference/index.json',
    make: async () => {
      const { buildReference } = await import(
        `${pathToFileURL(inRoot('dist/server/build-reference.js'))}?at=${Date.now()}`
      );
      await buildReference(inRoot('reference'), inRoot('dist/reference'));
      await compress(inRoot('dist/reference'));
    },
  },
  pages: {
    name: 'pages',
    // each lesson is run to its end for its picture
    needs: ['guest', 'server', 'lessons', 'gallery', 'reference'],
    inputs: [...tools, 'lessons', 'reference', 'experiments/gallery', 'server', 'protocol', 'trace', 'source'],
    output: 'dist/pages/index.json',
    make: async () => {
      const { buildPages } = await import(`${pathToFileURL(inRoot('dist/server/build-pages.js'))}?at=${Date.now()}`);
      const from = { lessons: inRoot('lessons'), reference: inRoot('dist/reference'), gallery: inRoot('dist/gallery') };
      await buildPages(from, inRoot('dist/pages'));
    },
  },
  client: {
    name: 'client',
    inputs: [...tools, 'client', 'protocol', 'trace', 'source'],
    output: 'dist/client/index.html',
    make: async () => {
      const { build } = await import('vite');
      await build({ configFile: inRoot('client/vite.config.ts'), logLevel: 'warn' });
      await compress(inRoot('dist/client/assets'));
    },
  },
};

/** @type {import('esbuild').BuildOptions} */
const nodeOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
};

/** @param {import('esbuild').BuildOptions} options */
async function bundle(options) {
  const esbuild = await import('esbuild');
  await esbuild.build({ ...options, logLevel: 'silent' }).catch(async (failure) => {
    const errors = await esbuild.formatMessages(failure.errors ?? [], { kind: 'error' });
    throw new Problem(errors.join('\n') || String(failure));
  });
}

/**
 * Lays a .gz and a .br beside each file that becomes smaller by it, so that the server need not compress the same file
 * for each visitor. @param {string} folder
 */
async function compress(folder) {
  const [zlib, { promisify }, { readFile, writeFile }] = await Promise.all([
    import('node:zlib'),
    import('node:util'),
    import('node:fs/promises'),
  ]);
  const gzip = promisify(zlib.gzip);
  const brotli = promisify(zlib.brotliCompress);
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|css|json|svg)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = `${folder}/${name}`;
      const content = await readFile(file);
      await writeFile(`${file}.gz`, await gzip(content, { level: 9 }));
      // the editor and the terminal: brotli takes seconds for them, and nobody waits for them on a first load
      if (content.length < 1_000_000) await writeFile(`${file}.br`, await brotli(content));
    }),
  );
}

/**
 * Builds the targets whose inputs changed since they were last built.
 * @param {string[]} names of targets; all when empty
 * @param {(line: string) => void} say told once for each target that is built
 * @throws Problem with the compiler's own message
 */
export async function ensureBuilt(names, say) {
  const chosen = names.length > 0 ? names : Object.keys(targets);
  const unknown = chosen.find((name) => !(name in targets));
  if (unknown)
    throw new Problem(`There is no build target '${unknown}': choose from ${Object.keys(targets).join(', ')}.`, 2);
  const ordered = new Set(chosen.flatMap((name) => [...(targets[name].needs ?? []), name]));
  for (const target of [...ordered].map((name) => targets[name])) {
    const hash = await hashOf(target);
    if (await isFresh(target, hash)) continue;
    const start = performance.now();
    await target.make();
    await stamp(target, hash);
    say(`Built ${target.name} in ${Math.round(performance.now() - start)} ms`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await command(() => ensureBuilt(process.argv.slice(2), console.log));
}
