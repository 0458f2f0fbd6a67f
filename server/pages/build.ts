import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { GalleryPiece } from '../../protocol/gallery.js';
import type { ReferenceIndex, ReferencePage } from '../../protocol/reference.js';
import { loadCourse } from '../lessons/load.js';
import { coursePages } from './course-pages.js';
import { lessonPages } from './lesson-pages.js';
import { otherPages } from './other-pages.js';
import { fileOf, type Page, type WrittenPage } from './page.js';
import { referencePages } from './reference-pages.js';

type From = {
  /** The folder of the lessons, as written. */
  lessons: string;
  /** Folders of what was built: the reference and the gallery as JSON. */
  reference: string;
  gallery: string;
};

/**
 * Writes every page as it is before any script ran, to `outDir`: `index.json` (`Page[]`), a `PATH.html` for what stands in
 * it, and a `PATH.svg` for its picture; that of `/` is `index`.
 */
export async function buildPages(from: From, outDir: string): Promise<void> {
  const json = async <T>(...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8')) as T;
  const course = await loadCourse(from.lessons);
  const names = await json<ReferenceIndex>(from.reference, 'index.json');
  const reference = await Promise.all(names.map(({ name }) => json<ReferencePage>(from.reference, `${name}.json`)));
  const pages = [
    ...otherPages(await json<GalleryPiece[]>(from.gallery, 'index.json')),
    ...coursePages(course),
    ...(await lessonPages(course)),
    ...(await referencePages(reference)),
  ];
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const { path, body, picture } of pages) {
    await write(outDir, `${fileOf(path)}.html`, body);
    await write(outDir, `${fileOf(path)}.svg`, picture);
  }
  await writeFile(join(outDir, 'index.json'), JSON.stringify(pages.map(withoutContent)));
}

async function write(outDir: string, name: string, content: Element | null) {
  if (content === null) return;
  const file = join(outDir, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, toHtml(content, { allowDangerousHtml: true, space: name.endsWith('.svg') ? 'svg' : 'html' }));
}

const withoutContent = ({ body: _body, picture: _picture, ...page }: WrittenPage): Page => page;
