import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { referenceMatter } from '../../protocol/reference.js';
import { type Read, readMatter } from '../lessons/front-matter.js';

export type LoadedPage = z.output<typeof referenceMatter> &
  Pick<Read<unknown>, 'prose' | 'where' | 'atLine'> & {
    /** The file without `.md`, and the address. */
    name: string;
  };

/** Reads `reference/NAME.md`, by name. @throws LessonError */
export async function loadReference(folder: string): Promise<LoadedPage[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (file) => {
      const { data, ...place } = await readMatter(join(folder, file), referenceMatter);
      return { ...data, ...place, name: file.replace(/\.md$/, '') };
    }),
  );
}
