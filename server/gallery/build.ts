import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Experiment } from '../../protocol/experiment.js';
import type { GalleryPiece, Picture } from '../../protocol/gallery.js';
import type { TraceEvent } from '../../trace/event.js';
import { fold } from '../../trace/fold.js';
import { check } from '../../trace/query.js';
import { World } from '../sandbox/world/world.js';
import { GalleryError, type LoadedPiece, loadGallery } from './load.js';

/**
 * Runs every experiment of the gallery for its picture, and writes to `outDir`: `index.json` with all pieces, and the
 * experiment of each by its name.
 * @throws GalleryError
 */
export async function buildGallery(sourceDir: string, outDir: string): Promise<void> {
  const pieces = await loadGallery(sourceDir);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const index: GalleryPiece[] = [];
  for (const { experiment, ...piece } of pieces) {
    const { name, title, summary } = piece;
    await writeFile(join(outDir, `${name}.json`), JSON.stringify(experiment));
    index.push({ name, title, summary, picture: pictureOf(piece, await traceOf(experiment)) });
  }
  await writeFile(join(outDir, 'index.json'), JSON.stringify(index));
}

async function traceOf(experiment: Experiment): Promise<TraceEvent[]> {
  const trace: TraceEvent[] = [];
  const world = await World.create(experiment, (event) => trace.push(event));
  for (const action of experiment.actions) await world.act(action);
  await world.dispose();
  return trace;
}

function pictureOf({ name, moment, part }: Omit<LoadedPiece, 'experiment'>, trace: readonly TraceEvent[]): Picture {
  const last = trace.findIndex((_, i) => check(moment, trace.slice(0, i + 1)));
  if (last === -1) throw new GalleryError(`gallery.json: the moment of ${name} does not come in its trace.`);
  const events = trace.slice(0, last + 1);
  return {
    state: fold(trace, last + 1),
    events: events.filter(({ type }) => type === 'request' || type === 'response'),
    looking: events.findLast(({ browser }) => browser !== null)?.browser ?? 'alice',
    part,
  };
}
