import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { command, inRoot } from './root.mjs';

/** Installs and builds what is missing, then runs the server in this process. */
export function serve() {
  return command(async () => {
    await ensureInstalled(console.error);
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt([], console.error);
    await import(pathToFileURL(inRoot('dist/server/main.js')).href);
  });
}
