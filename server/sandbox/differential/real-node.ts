import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RealCase } from './observation.js';
import type { RealAnswer } from './real-process.js';

/**
 * Runs the cases in one real Node process and gives the answers in the same order; a case that could not be run says why.
 * Rejects when the process dies, with what it printed last.
 */
export function runOnRealNode(cases: RealCase[]): Promise<RealAnswer[]> {
  // express-session prints its deprecations once per call site: they say nothing that is compared here.
  const child = fork(fileURLToPath(new URL('real-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NO_DEPRECATION: '*', NODE_ENV: undefined },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stderr?.on('data', (chunk) => {
    printed = (printed + chunk).slice(-4000);
  });
  return new Promise<RealAnswer[]>((resolve, reject) => {
    child.on('message', (answers) => resolve(answers as RealAnswer[]));
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`Real Node ended with ${code} before it answered: ${printed}`)));
    child.send(cases);
  }).finally(() => child.kill());
}
