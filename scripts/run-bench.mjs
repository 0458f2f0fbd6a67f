import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { command, inRoot } from './root.mjs';

/** Builds what is measured and runs it with the garbage collector in reach; arguments go through (`--json`). */
export function runBench() {
  return command(async () => {
    await ensureInstalled(console.error);
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt(['guest', 'server'], console.error);
    const bench = spawn(process.execPath, ['--expose-gc', inRoot('dist/server/bench.js'), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    bench.on('exit', (code) => {
      process.exitCode = code ?? 1;
    });
  });
}
