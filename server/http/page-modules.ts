import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What draws a page beside what every page loads, in `client/`; the routes themselves are in `client/app/app.tsx`. */
const drawnBy: readonly (readonly [path: RegExp, module: string])[] = [
  [/^\/$/, 'home/home-page.tsx'],
  [/^\/play(\/|$)/, 'play/play-page.tsx'],
  [/^\/compare$/, 'compare/compare-page.tsx'],
  [/^\/design$/, 'design/specimens/design-page.tsx'],
];

/** The `Link` header of the page at a path, where it has one. */
export type ModulesOf = (path: string) => string | undefined;

/** What vite writes of each module that is a file of its own. */
type Manifest = Record<string, { file: string; imports?: string[] }>;

/**
 * The `Link` header (RFC 8288) of each page: a browser loads the modules of the page while it still reads the first
 * file, which would otherwise ask for them only when it runs.
 * @param client the folder of the built page
 * @throws Error when the build has no such module: then it has moved in the client
 */
export function pageModules(client: string): ModulesOf {
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Manifest;
  const first = closure(manifest, ['index.html']);
  const links = drawnBy.map(([path, module]) => {
    const own = [...closure(manifest, [module])].filter((key) => !first.has(key));
    const link = own.map((key) => `</${manifest[key]?.file}>; rel=modulepreload`).join(', ');
    return { path, link };
  });
  return (path) => links.find((page) => page.path.test(path))?.link;
}

/** Modules with all that they import, without what is loaded on demand. */
function closure(manifest: Manifest, keys: readonly string[], found = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (found.has(key)) continue;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The built page has no module ${key}.`);
    found.add(key);
    closure(manifest, chunk.imports ?? [], found);
  }
  return found;
}
