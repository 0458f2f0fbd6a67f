import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './root.mjs';

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {string[]} inputs files and folders, from the root
 * @property {string} output a file that is there when the target was built, from the root
 */

/** Tests and what is kept from earlier builds do not change what is built. */
const ignored = /\.test\.tsx?$/;

/** @param {string} path @returns {Promise<string[]>} every file at or under it, in a fixed order */
async function filesUnder(path) {
  const entries = await readdir(inRoot(path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!entries) return [path];
  const files = await Promise.all(
    entries
      .filter((entry) => !ignored.test(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return files.flat();
}

/**
 * A hash over the names and contents of a target's inputs.
 * @param {Target} target
 */
export async function hashOf(target) {
  const hash = createHash('sha256');
  for (const input of target.inputs) {
    for (const file of await filesUnder(input)) {
      hash.update(`${file}\0`).update(
        createHash('sha256')
          .update(await readFile(inRoot(file)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
}

/** @param {{ name: string }} target */
export const stampOf = (target) => inRoot('dist', `.stamp-${target.name}.json`);

/** Whether the target was built from inputs with this hash. @param {Target} target @param {string} hash */
export async function isFresh(target, hash) {
  if (!existsSync(inRoot(target.output))) return false;
  const stamp = await readFile(stampOf(target), 'utf8').catch(() => '');
  return stamp === JSON.stringify({ hash });
}

/** Notes what the target was built from. @param {Target} target @param {string} hash */
export async function stamp(target, hash) {
  await mkdir(inRoot('dist'), { recursive: true });
  await writeFile(stampOf(target), JSON.stringify({ hash }));
}
