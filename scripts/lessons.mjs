import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { stampOf } from './freshness.mjs';
import { command, inRoot } from './root.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist/server', file)).href);

/** Proves every lesson by running it, makes a new one, or shows them while they are written. */
await command(async () => {
  const watches = process.argv[2] === '--watch';
  await ensureBuilt(watches ? ['guest', 'server', 'gallery', 'reference', 'client'] : ['guest', 'server'], () => {});
  // what is built while they are written is not what the next start would build
  if (watches) await rm(stampOf({ name: 'lessons' }), { force: true });
  await built('lessons.js');
  if (watches) await built('main.js');
});
