import { spawn } from 'node:child_process';
import { findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { command, inRoot } from './root.mjs';

/**
 * Builds what is measured and runs it with the garbage collector in reach; arguments go through (`--json`). With
 * `--browser` it is the page that is measured, in Chromium; with `--audits` too, only by Lighthouse.
 */
export function runBench() {
  return command(async () => {
    await ensureInstalled(console.error);
    const { ensureBuilt } = await import('./build.mjs');
    const browser = process.argv.includes('--browser');
    await ensureBuilt(browser ? [] : ['guest', 'server'], console.error);
    const program = inRoot('dist/server', browser ? 'browser-bench.js' : 'bench.js');
    const chromium = findChromium();
    const bench = spawn(process.execPath, ['--expose-gc', program, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, ...(chromium && { CHROMIUM_PATH: chromium }) },
    });
    bench.on('exit', (code) => {
      process.exitCode = code ?? 1;
    });
  });
}
