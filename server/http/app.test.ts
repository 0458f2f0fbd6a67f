import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../pages/page.js';
import { openLinks } from '../storage/libsql-links.js';
import type { LinkStorage } from '../storage/link-storage.js';
import { createApp } from './app.js';
import { pageModules } from './page-modules.js';
import { servePages } from './serve-pages.js';

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

const index = `<head><title>page</title>
  <meta
    name="description" content="page" /></head><body><div id="root"></div></body>`;
const home: Page = { path: '/', aliases: [], title: '', description: 'All.', listed: true, data: [] };
const step: Page = {
  path: '/lesson/m/l/one',
  aliases: ['/lesson/m/l'],
  title: '"One" & <two> · L',
  description: 'What it is about.',
  listed: true,
  data: ['/lessons/m/l.json'],
};
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50"><rect width="100" height="50" fill="#1a5bc4"></rect></svg>';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-'));
  const [client, lessons, gallery] = [join(folder, 'client'), join(folder, 'lessons'), join(folder, 'gallery')];
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'lesson/m/l'), { recursive: true });
  await writeFile(join(pages, 'index.json'), JSON.stringify([home, step]));
  await writeFile(join(pages, 'lesson/m/l/one.html'), '<h1>One</h1>');
  await writeFile(join(pages, 'lesson/m/l/one.svg'), svg);
  await mkdir(join(client, 'assets'), { recursive: true });
  await mkdir(lessons);
  await mkdir(gallery);
  await writeFile(join(client, 'index.html'), index);
  await mkdir(join(client, '.vite'));
  await writeFile(join(client, '.vite/manifest.json'), JSON.stringify(manifest));
  await writeFile(join(client, 'assets', 'main-1.js'), 'let a;');
  await writeFile(join(client, 'assets', 'main-1.js.gz'), gzipSync('let a;'));
  await writeFile(join(client, 'assets', 'main-1.js.br'), brotliCompressSync('let a;'));
  await writeFile(join(lessons, 'index.json'), '[]');
  await writeFile(join(gallery, 'index.json'), '[]');
  links = openLinks(join(folder, 'data'));
  const embedOrigins = ['https://school.example'];
  const modulesOf = pageModules(client);
  app = createApp(
    { client, lessons, gallery, reference: gallery },
    {
      links,
      proxies: 0,
      embedOrigins,
      pages: servePages(client, pages, { links, proxies: 0, modulesOf }),
      log: console,
    },
  );
});
afterAll(async () => {
  await links.close();
  await rm(folder, { recursive: true });
});

describe('over http', () => {
  it.each([
    ['/', '<div id="root"></div>'],
    ['/lesson/m/l/one', '<div id="root"><h1>One</h1></div>'],
    // of a lesson the first step
    ['/lesson/m/l', '<div id="root"><h1>One</h1></div>'],
  ])('%s is a page, with what it says before any script', async (path, root) => {
    const { text, headers } = await request(app).get(path).expect(200);
    expect(text).toContain(root);
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
    const { headers } = await request(app).get(path);
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
    const { headers } = await request(app).get(path);
    expect(headers.link).toBe(link);
  });

  it('the manifest of the build is for the server alone', async () => {
    const { text } = await request(app).get('/.vite/manifest.json').expect(404);
    expect(text).not.toContain('assets/');
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

  it('says of a page what it is to those who search and to those who show links, at its own address', async () => {
    const { text } = await request(app).get('/lesson/m/l').set('Host', 'sessions.example:8080').expect(200);
    expect(text).toContain('<title>"One" &#x26; &#x3C;two> · L · Session Playground</title>');
    expect(text.match(/name="description"/g)).toHaveLength(1);
    expect(text).toContain('<link rel="canonical" href="http://sessions.example:8080/lesson/m/l/one">');
    expect(text).toContain(
      '<meta property="og:image" content="http://sessions.example:8080/pictures/lesson/m/l/one.png">',
    );
    expect(text).toContain('<link rel="preload" as="fetch" crossorigin="anonymous" href="/lessons/m/l.json">');
    expect(text).not.toContain('noindex');
  });

  it('says of itself nothing that a Host header makes up', async () => {
    const { text } = await request(app).get('/lesson/m/l').set('Host', 'a"><script>').expect(200);
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('canonical');
  });

  it.each(['/nothing', '/lesson/m', '/lesson/m/l/none', '/play/0123456789ab', '/pictures/lesson/m/l/one.html'])(
    'there is no page at %s: 404, and the client says so',
    async (path) => {
      const { text } = await request(app).get(path).expect(404);
      expect(text).toContain('<div id="root"></div>');
      expect(text).toContain('<meta name="robots" content="noindex">');
    },
  );

  it('lists its pages for those who search', async () => {
    const { text } = await request(app).get('/sitemap.xml').set('Host', 'sessions.example').expect(200);
    expect(text.match(/<loc>.*?<\/loc>/g)).toEqual([
      '<loc>http://sessions.example/</loc>',
      '<loc>http://sessions.example/lesson/m/l/one</loc>',
    ]);
    expect((await request(app).get('/robots.txt').set('Host', 'sessions.example').expect(200)).text).toContain(
      'Sitemap: http://sessions.example/sitemap.xml',
    );
  });

  it('draws the picture of a page when it is asked for, 1200 wide and 630 high', async () => {
    await request(app).get('/pictures/lesson/m/l/one.svg').expect(200).expect('Content-Type', /svg/);
    for (const path of ['/pictures/lesson/m/l/one.png', '/pictures/index.png']) {
      const { body } = await request(app).get(path).expect(200).expect('Content-Type', 'image/png');
      expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
    }
    await request(app).get('/pictures/lesson/m/l/none.png').expect(404);
  });
});
