import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLinks } from '../storage/libsql-links.js';
import type { LinkStorage } from '../storage/link-storage.js';
import { createApp } from './app.js';
import { pageModules } from './page-modules.js';

let folder: string;
let app: ReturnType<typeof createApp>;
let links: LinkStorage;

/** As vite writes it: pages that are loaded on demand, and a file that two of them share. */
const manifest = {
  'index.html': { file: 'assets/index-1.js', imports: ['_no-eval.js'] },
  '_no-eval.js': { file: 'assets/no-eval-1.js' },
  '_link.js': { file: 'assets/link-1.js', imports: ['index.html'] },
  'home/home-page.tsx': { file: 'assets/home-1.js', imports: ['index.html'] },
  'play/play-page.tsx': { file: 'assets/play-1.js', imports: ['index.html', '_link.js'] },
  'compare/compare-page.tsx': { file: 'assets/compare-1.js', imports: ['_link.js'] },
  'design/specimens/design-page.tsx': { file: 'assets/design-1.js', imports: [] },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-'));
  const [client, lessons, gallery] = [join(folder, 'client'), join(folder, 'lessons'), join(folder, 'gallery')];
  await mkdir(join(client, 'assets'), { recursive: true });
  await mkdir(lessons);
  await mkdir(gallery);
  await writeFile(join(client, 'index.html'), '<title>page</title>');
  await mkdir(join(client, '.vite'));
  await writeFile(join(client, '.vite/manifest.json'), JSON.stringify(manifest));
  await writeFile(join(client, 'assets', 'main-1.js'), 'let a;');
  await writeFile(join(client, 'assets', 'main-1.js.gz'), gzipSync('let a;'));
  await writeFile(join(client, 'assets', 'main-1.js.br'), brotliCompressSync('let a;'));
  await writeFile(join(lessons, 'index.json'), '[]');
  await writeFile(join(gallery, 'index.json'), '[]');
  links = openLinks(join(folder, 'data'));
  const embedOrigins = ['https://school.example'];
  app = createApp(
    { client, lessons, gallery, reference: gallery },
    { links, proxies: 0, embedOrigins, modulesOf: pageModules(client), log: console },
  );
});
afterAll(async () => {
  await links.close();
  await rm(folder, { recursive: true });
});

describe('over http', () => {
  it.each(['/', '/lesson/sessions/views-counter/first-visit'])('%s is the page', async (path) => {
    const { text, headers } = await request(app).get(path).expect(200);
    expect(text).toBe('<title>page</title>');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    // whatever the playground set might be sent to, or overwritten by, somebody's app
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it.each([
    ['/play?embed', "frame-ancestors 'self' https://school.example", undefined],
    ['/play/0123456789ab?embed=', "frame-ancestors 'self' https://school.example", undefined],
    ['/play/0123456789ab', "frame-ancestors 'none'", 'DENY'],
    ['/lesson/a/b?embed', "frame-ancestors 'none'", 'DENY'],
    ['/playground?embed', "frame-ancestors 'none'", 'DENY'],
    ['/lessons/index.json?embed', "frame-ancestors 'none'", 'DENY'],
  ])('%s may be framed as %s says', async (path, ancestors, older) => {
    const { headers } = await request(app).get(path).expect(200);
    expect(headers['content-security-policy']?.split(';')).toContain(ancestors);
    expect(headers['x-frame-options']).toBe(older);
  });

  it('assets come compressed and may be kept for ever', async () => {
    const { text, headers } = await request(app).get('/assets/main-1.js').expect(200);
    expect(text).toBe('let a;');
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(headers['content-type']).toContain('javascript');
    await request(app).get('/assets/main-1.js').set('Accept-Encoding', 'identity').expect(200, 'let a;');
    const { headers: smallest } = await request(app)
      .get('/assets/main-1.js')
      .set('Accept-Encoding', 'gzip, deflate, br');
    expect(smallest).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  });

  it.each([
    ['/', '</assets/home-1.js>; rel=modulepreload'],
    ['/play/gallery/cart?embed', '</assets/play-1.js>; rel=modulepreload, </assets/link-1.js>; rel=modulepreload'],
    ['/play', '</assets/play-1.js>; rel=modulepreload, </assets/link-1.js>; rel=modulepreload'],
    ['/lesson/sessions/views-counter', undefined],
    ['/playground', undefined],
  ])('%s names the modules that draw it, beside the first ones', async (path, link) => {
    const { headers } = await request(app).get(path).expect(200);
    expect(headers.link).toBe(link);
  });

  it('the manifest of the build is for the server alone', async () => {
    expect((await request(app).get('/.vite/manifest.json')).text).toBe('<title>page</title>');
  });

  it('lessons are JSON', () => request(app).get('/lessons/index.json').expect(200, []));

  it.each(['/lessons/none.json', '/assets/none.js', '/assets/..%2findex.html'])(
    '%s is not there, in one sentence',
    async (path) => {
      const { body, status } = await request(app).get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(Object.keys(body)).toEqual(['error']);
    },
  );
});
