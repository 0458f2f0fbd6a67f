import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { type Experiment, experiment } from '../../protocol/experiment.js';
import { galleryList, type Picture } from '../../protocol/gallery.js';
import { issueSentence } from '../../protocol/issue.js';
import type { Claim } from '../../trace/query.js';

/** Something in the gallery's files is wrong; the message is one line that names file and field. */
export class GalleryError extends Error {}

export type LoadedPiece = {
  /** `cart` for `03-cart.json`. */
  name: string;
  title: string;
  summary: string;
  moment: Claim;
  part: Picture['part'];
  experiment: Experiment;
};

/**
 * Reads `gallery.json` and the experiments that it lists, in its order.
 * @throws GalleryError
 */
export async function loadGallery(folder: string): Promise<LoadedPiece[]> {
  const list = await readChecked(join(folder, 'gallery.json'), galleryList);
  return Promise.all(
    list.map(async ({ name, ...piece }) => ({
      ...piece,
      name: name.replace(/^\d\d-/, ''),
      experiment: await readChecked(join(folder, `${name}.json`), experiment),
    })),
  );
}

async function readChecked<S extends z.ZodMiniType>(file: string, schema: S): Promise<z.output<S>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new GalleryError(`${file}: is missing.`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new GalleryError(`${file}: is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const checked = schema.safeParse(given);
  if (!checked.success) throw new GalleryError(`${file}: ${issueSentence(checked.error, 'the file')}`);
  return checked.data;
}
