import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GalleryPiece } from '../../protocol/gallery.js';
import { runExperiment } from '../../server/experiment/run.js';
import { buildGallery } from '../../server/gallery/build.js';
import { loadGallery } from '../../server/gallery/load.js';
import { SandboxPool } from '../../server/sandbox/pool/pool.js';

const pool = new SandboxPool({
  workers: 1,
  maxSandboxes: 5,
  maxSandboxesPerVisitor: 5,
  maxLive: 5,
  idleEvictMs: 60_000,
  forgetMs: 60_000,
  log: console,
});
const pieces = await loadGallery(import.meta.dirname);
const result = async (name: string) => {
  const piece = pieces.find((one) => one.name === name);
  if (!piece) throw new Error(`The gallery has no ${name}.`);
  return runExperiment(pool, piece.experiment);
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gallery-'));
});
afterAll(() => Promise.all([pool.close(), rm(folder, { recursive: true })]));

/** What each visitor read, in the order of the answers; redirects are followed. */
const story: Record<string, string[]> = {
  'the-guide': [
    'alice: Welcome to this page for the first time!',
    'alice: You visited this page 2 times',
    'alice: Data saved to session',
    'alice: Retrieved data from session: This is some saved data',
    'bob: Retrieved data from session: undefined',
    'alice: Session destroyed',
    'alice: Welcome to this page for the first time!',
  ],
  login: ['alice: Hello stranger', 'alice: Wrong name or password', 'alice: Hello alice', 'alice: Hello stranger'],
  cart: [
    'alice: 1 × tea: €4',
    'alice: 2 × tea: €8',
    'alice: 2 × tea, 1 × cup: €17',
    'bob: Your cart is empty',
    'alice: 2 × tea, 1 × cup: €17',
    'alice: Your cart is empty',
  ],
  'flash-messages': ['alice: alice is no address', 'alice: We wrote to alice@example.org', 'alice: No news'],
  redis: ['alice: View 1', 'alice: View 2', 'alice: View 3', 'alice: View 1'],
  passport: [
    'alice: Who are you?',
    'alice: Unauthorized',
    'alice: You are alice',
    'alice: You are alice',
    'alice: Who are you?',
  ],
  'behind-a-proxy': [
    'alice: View 1 over http',
    'alice: View 1 over http',
    'alice: View 1 over https',
    'alice: View 2 over https',
  ],
  'two-tabs-race': ['alice: You have pot', 'alice: You have pot, cup', 'alice: You have pot, tea', 'alice: You have pot, tea'],
  csrf: [
    'alice: Hello alice',
    'alice: Sent 100 to mallory, 0 left',
    'alice: Hello alice',
    'alice: Log in first',
    'alice: Sent 20 to bob, 80 left',
  ],
  'session-fixation': [
    'mallory: Hello stranger',
    'alice: The account of alice',
    'mallory: The account of alice',
  ],
};

describe('the gallery', () => {
  it('has the ten pieces whose stories are told here', () => {
    expect(pieces.map(({ name }) => name)).toEqual(Object.keys(story));
  });

  it.each(Object.entries(story))('%s tells its story, each decision as explained', async (name, told) => {
    const { trace, explanations } = await result(name);
    const read = trace.flatMap((event) =>
      event.type === 'response' && event.status !== 302 ? [`${event.browser}: ${event.body}`] : [],
    );
    expect(read).toEqual(told);
    expect(explanations.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(trace.filter(({ type }) => type === 'error' || type === 'limit')).toEqual([]);
  });

  it.each([
    ['two-tabs-race', ['lost-update']],
    ['behind-a-proxy', ['secure-behind-proxy']],
    ['session-fixation', ['fixation']],
    ['login', []],
    ['cart', []],
  ])('%s makes the mistake it is about, and no other: %s', async (name, mistakes) => {
    const { findings } = await result(name);
    expect(findings.map(({ mistake }) => mistake)).toEqual(mistakes);
  });

  it('is built with the picture of each at its moment, and the experiment as it is run', async () => {
    await buildGallery(import.meta.dirname, folder);
    const json = async (name: string) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
    const index: GalleryPiece[] = await json('index');
    expect(index.map(({ name }) => name)).toEqual(Object.keys(story));
    for (const { name, moment, experiment } of pieces) {
      expect(await json(name)).toEqual(JSON.parse(JSON.stringify(experiment)));
      const { trace } = await result(name);
      const picture = index.find((one) => one.name === name)?.picture;
      expect(picture?.state.seq).toBeGreaterThan(0);
      expect(trace[(picture?.state.seq ?? 0) - 1]?.type).toBe(moment.event);
    }
  });
});
