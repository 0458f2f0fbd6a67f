import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { command, inRoot } from './root.mjs';

/** Runs `server/cli.ts`, whose stdout is the result and nothing else: what we say goes to stderr. */
export function runExperiment() {
  return command(async () => {
    await ensureInstalled(console.error);
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt(['guest', 'server'], console.error);
    // npm runs us in the repository's folder; file names are meant from where the person is
    process.chdir(process.env.INIT_CWD ?? process.cwd());
    await import(pathToFileURL(inRoot('dist/server/cli.js')).href);
  });
}
