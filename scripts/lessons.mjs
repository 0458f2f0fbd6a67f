import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { command, inRoot } from './root.mjs';

/** Proves every lesson by running it. */
await command(async () => {
  await ensureBuilt(['guest', 'server'], () => {});
  await import(pathToFileURL(inRoot('dist/server/prove-lessons.js')).href);
});
