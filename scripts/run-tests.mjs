import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { command, inRoot, Problem } from './root.mjs';
import { run } from './run.mjs';
import { ensureTestNeeds } from './test-needs.mjs';

const bin = (file) => inRoot('node_modules', file);

/** In the order in which a mistake is found soonest. Each is a script of a package, run by this Node. */
const stages = [
  { name: 'types', args: [bin('typescript/bin/tsc')] },
  { name: 'lint, format and arrows', args: [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings'] },
  { name: 'dead code', args: [bin('knip/bin/knip.js')] },
  { name: 'unit and property tests', args: [bin('vitest/vitest.mjs'), 'run', '--project', 'unit'] },
  {
    name: 'experiments, command line and bad input',
    args: [bin('vitest/vitest.mjs'), 'run', '--project', 'whole'],
  },
  {
    name: 'differential: the sandbox against real Node',
    args: [bin('vitest/vitest.mjs'), 'run', '--config', inRoot('vitest.differential.config.ts')],
  },
  { name: 'lessons', args: [inRoot('scripts/lessons.mjs')] },
  { name: 'e2e in Chromium', args: [bin('@playwright/test/cli.js'), 'test'] },
];

/** The whole test: one line per stage, everything of the stage that failed, and a last line that sums up. */
export function runTests() {
  return command(async () => {
    const start = performance.now();
    await ensureInstalled(console.log);
    await ensureTestNeeds(console.log);
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt([], console.log);
    for (const [i, { name, args }] of stages.entries()) {
      const began = performance.now();
      const { code, output } = await run(process.execPath, args, { env: { FORCE_COLOR: '0' } });
      console.log(
        `${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(began)} s)${closing(stripVTControlCharacters(output))}`,
      );
      if (code === 0) continue;
      console.log(output);
      console.log(`${i} passed, 1 failed`);
      throw new Problem(`npm test failed at: ${name}`);
    }
    console.log(`npm test took ${seconds(start)} s`);
    console.log(`${stages.length} passed, 0 failed`);
  });
}

const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

/** A runner's own count, such as `Tests  210 passed (210)`, where it has one. */
function closing(output) {
  const found = /^\s*(Tests\s+.*|\d+ passed \(.*|\d+ lessons?, .*)$/m.exec(output);
  return found ? `: ${found[1].trim()}` : '';
}
