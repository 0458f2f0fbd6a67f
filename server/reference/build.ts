import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReferenceIndex, ReferencePage } from '../../protocol/reference.js';
import { renderProse } from '../lessons/render.js';
import { type LoadedPage, loadReference } from './load.js';
import { pictureOf, runPage } from './run-page.js';

/**
 * Runs and renders every page of `sourceDir` to JSON in `outDir`: `index.json` (the list), and one file per page.
 * @throws LessonError
 */
export async function buildReference(sourceDir: string, outDir: string): Promise<void> {
  const pages = await Promise.all((await loadReference(sourceDir)).map(rendered));
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const page of pages) await writeFile(join(outDir, `${page.name}.json`), JSON.stringify(page));
  const index: ReferenceIndex = pages.map(({ name, title, kind, summary, aliases }) => ({
    ...{ name, title, kind, summary, aliases },
  }));
  await writeFile(join(outDir, 'index.json'), JSON.stringify(index));
}

async function rendered(page: LoadedPage): Promise<ReferencePage> {
  const { name, title, kind, summary, aliases, default: left, takes, deprecated, see, lessons, part, prose } = page;
  const { a, b } = await runPage(page);
  return {
    ...{ name, title, kind, summary, aliases, default: left, takes, deprecated, see, lessons },
    html: await renderProse(prose, {}),
    a: { experiment: a.experiment, says: page.a.says, picture: pictureOf(a.trace, part) },
    b: { experiment: b.experiment, says: page.b.says, picture: pictureOf(b.trace, part) },
  };
}
