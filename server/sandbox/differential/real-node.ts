import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RealCase } from './observation.js';
import { makeProject } from './project.js';
import type { RealAnswer } from './real-process.js';

/** Express and express-session as they are, on a Node process of their own. */
export class RealNode {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;

  readonly #project = makeProject();

  constructor() {
    // express-session prints its deprecations once per call site: they say nothing that is compared here.
    this.#child = fork(fileURLToPath(new URL('real-process.ts', import.meta.url)), {
      cwd: this.#project.folder,
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NO_DEPRECATION: '*', NODE_ENV: undefined },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let printed = '';
    this.#child.stderr?.on('data', (chunk) => {
      printed = (printed + chunk).slice(-4000);
    });
    this.#ended = new Promise((_, reject) => {
      this.#child.once('error', reject);
      this.#child.once('exit', (code) => reject(new Error(`Real Node ended with ${code}: ${printed}`)));
    });
    this.#ended.catch(() => {});
  }

  /** One run after another; one that could not be done says why. Rejects when the process died, with what it printed last. */
  run(each: RealCase): Promise<RealAnswer> {
    const answer = new Promise<RealAnswer>((resolve) =>
      this.#child.once('message', (message) => resolve(message as RealAnswer)),
    );
    this.#child.send(each);
    return Promise.race([answer, this.#ended]);
  }

  stop() {
    // Windows removes no folder that somebody is in
    this.#child.once('exit', () => this.#project.remove());
    this.#child.kill();
  }
}

/** Runs the cases on a process for them alone, and gives the answers in the same order. */
export async function runOnRealNode(cases: RealCase[]): Promise<RealAnswer[]> {
  const node = new RealNode();
  const answers: RealAnswer[] = [];
  try {
    for (const each of cases) answers.push(await node.run(each));
  } finally {
    node.stop();
  }
  return answers;
}
