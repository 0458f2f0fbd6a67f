import { readFileSync } from 'node:fs';

/** The guest lies beside the server's bundles; under a test runner, which runs the sources, in dist all the same. */
const folder = import.meta.url.includes('/dist/')
  ? new URL('../guest/', import.meta.url)
  : new URL('../../../dist/guest/', import.meta.url);

const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** The script that a VM evaluates to become a guest. */
export const guestSource = () => read('guest.js');

/** The names that each package has which is such a part, as on real Node. */
export const chunkExports = () => JSON.parse(read('chunks/exports.json')) as Record<string, string[]>;

const chunks = new Map<string, string>();

/** The source of a part of the guest that is evaluated when it is first needed; read once per thread. */
export function chunkSource(name: string): string {
  let source = chunks.get(name);
  if (source === undefined) {
    if (!/^[a-z-]+$/.test(name)) throw new Error(`There is no part of the guest named '${name}'.`);
    source = read(`chunks/${name}.js`);
    chunks.set(name, source);
  }
  return source;
}
