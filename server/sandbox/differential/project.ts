import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that an app on real Node lies in, as a learner's project: its files, and the repository's npm packages. */

const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Makes an empty project. @returns its path, and what removes it */
export function makeProject(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'real-node-'));
  symlinkSync(packages, join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Replaces the files of the project in the current folder; each was last changed when the sandbox's were, in 1970. */
export function putFiles(files: Record<string, string>): void {
  for (const name of readdirSync('.')) if (name !== 'node_modules') rmSync(name, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, 0, 0);
  }
}
