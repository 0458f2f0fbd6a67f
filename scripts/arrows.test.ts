import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoot } from './root.mjs';

/** A file that imports another: `[from, specifier]`. */
type Import = readonly [string, string];

const forbidden: Import[] = [
  ['trace/a.ts', '../protocol/experiment.js'],
  ['trace/explain/a.ts', '../../server/config.js'],
  ['trace/a.ts', '../client/main.js'],
  ['trace/a.ts', '../source/set-option.js'],
  ['source/a.ts', '../trace/event.js'],
  ['source/a.ts', '../protocol/experiment.js'],
  ['source/a.ts', '../server/config.js'],
  ['source/a.ts', '../client/main.js'],
  ['protocol/a.ts', '../source/set-option.js'],
  ['protocol/a.ts', '../server/config.js'],
  ['protocol/a.ts', '../client/main.js'],
  ['server/a.ts', '../client/main.js'],
  ['server/http/a.ts', '../../client/app/app.js'],
  ['client/a.tsx', '../server/config.js'],
  ['client/app/a.tsx', '../../server/sandbox/limits.js'],
  ['server/sandbox/guest/a.ts', '../limits.js'],
  ['server/sandbox/guest/tracer/a.ts', '../../vm/vm.js'],
  ['server/sandbox/guest/shims/http/a.ts', '../../../world/world.js'],
  ['server/sandbox/guest/a.ts', '../../../client/main.js'],
  ['e2e/a.ts', '../server/config.js'],
  ['e2e/a.ts', '../client/main.js'],
];

const allowed: Import[] = [
  ['trace/explain/a.ts', '../event.js'],
  ['protocol/a.ts', '../trace/event.js'],
  ['protocol/a.ts', './action.js'],
  ['server/http/a.ts', '../../protocol/live.js'],
  ['server/http/a.ts', '../config.js'],
  ['source/a.ts', './options.js'],
  ['server/experiment/a.ts', '../../source/set-option.js'],
  ['client/options/a.tsx', '../../source/read-options.js'],
  ['client/app/a.tsx', '../../trace/event.js'],
  ['client/app/a.tsx', '../stage/stage.js'],
  ['server/sandbox/guest/tracer/a.ts', '../host.js'],
  ['server/sandbox/guest/shims/http/a.ts', '../../context.js'],
  ['e2e/a.ts', '../protocol/live.js'],
];

const ways = {
  import: (specifier: string) => `import { one } from '${specifier}';\nconsole.log(one);\n`,
  'import type': (specifier: string) => `import type { One } from '${specifier}';\nexport type Two = One;\n`,
  're-export': (specifier: string) => `export { one } from '${specifier}';\n`,
  'import()': (specifier: string) => `console.log(await import('${specifier}'));\n`,
};

const folder = mkdtempSync(join(tmpdir(), 'arrows-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Where a file lies so that several about the same place keep apart. */
const pathOf = ([from, specifier]: Import, way: string) =>
  from.replace(/a(\.tsx?)$/, `${`${way}-${specifier}`.replace(/\W+/g, '-')}$1`);

/** The files with an import that biome refuses. */
let refused: Set<string>;

beforeAll(() => {
  cpSync(inRoot('biome.json'), join(folder, 'biome.json'));
  for (const [way, write] of Object.entries(ways)) {
    for (const one of [...forbidden, ...allowed]) {
      const file = join(folder, pathOf(one, way));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, write(one[1]));
    }
  }
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(1);
  const report = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
  refused = new Set(
    report.diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => location.path.replaceAll('\\', '/')),
  );
});

test.each(Object.keys(ways).flatMap((way) => forbidden.map((one) => [one[0], way, one[1], one] as const)))(
  '%s may not %s %s',
  (_from, way, _specifier, one) => {
    expect(refused).toContain(pathOf(one, way));
  },
);

test.each(Object.keys(ways).flatMap((way) => allowed.map((one) => [one[0], way, one[1], one] as const)))(
  '%s may %s %s',
  (_from, way, _specifier, one) => {
    expect(refused).not.toContain(pathOf(one, way));
  },
);
