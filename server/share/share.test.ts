import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { deflateSync } from 'fflate';
import request from 'supertest';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bounds } from '../../protocol/bounds.js';
import { toBase64Url } from '../../protocol/share/base64url.js';
import { linkText } from '../../protocol/share/link.js';
import { createApp } from '../http/app.js';
import { openLinks } from '../storage/libsql-links.js';
import type { LinkStorage } from '../storage/link-storage.js';

const visit = { type: 'request', url: 'http://shop.test/' } as const;
const link = linkText({ app: 'views', actions: [visit] });
const linkOf = (i: number) => linkText({ app: `app ${i}`, actions: [] });

let folder: string;
let links: LinkStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'share-'));
  links = openLinks(folder);
  onTestFinished(async () => {
    await links.close();
    await rm(folder, { recursive: true });
  });
});

const appOf = (storage: LinkStorage, proxies = 0) =>
  createApp(
    { client: folder, lessons: folder, gallery: folder, reference: folder },
    { links: storage, proxies, embedOrigins: [], pages: Router(), log: console },
  );
const post = (app: ReturnType<typeof appOf>, body: unknown) =>
  request(app)
    .post('/share')
    .send(body as object);

describe('a short link', () => {
  it('is of the experiment it was made for, also after a restart', async () => {
    const { body } = await post(appOf(links), { link }).expect(201);
    expect(body.id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
    await links.close();
    links = openLinks(folder);
    const kept = await request(appOf(links)).get(`/share/${body.id}`).expect(200);
    expect(kept.body).toEqual({ link });
    expect(kept.headers['cache-control']).toContain('immutable');
  });

  it('is the same for the same experiment, however it is written, and another for another', async () => {
    const app = appOf(links);
    const { body: first } = await post(app, { link });
    const same = linkText({ seed: 1, app: 'views', actions: [{ ...visit, browser: 'alice', method: 'GET' }] });
    expect(same).not.toBe(link);
    expect((await post(app, { link: same })).body).toEqual(first);
    expect((await post(app, { link: linkOf(1) })).body).not.toEqual(first);
  });

  it('is refused when there is no room, and those there are still open', async () => {
    const folder2 = join(folder, 'small');
    const small = openLinks(folder2, { links: 2, characters: 1_000_000 });
    onTestFinished(() => small.close());
    const app = appOf(small);
    const { body } = await post(app, { link: linkOf(1) }).expect(201);
    await post(app, { link: linkOf(2) }).expect(201);
    expect((await post(app, { link: linkOf(3) }).expect(507)).body.error).toMatch(/no room for more short links/);
    await post(app, { link: linkOf(1) }).expect(201);
    await request(app).get(`/share/${body.id}`).expect(200);
  });

  it('is refused past a number in a minute, for that visitor alone', async () => {
    const app = appOf(links, 1);
    const from = (visitor: string) => request(app).post('/share').set('X-Forwarded-For', visitor).send({ link });
    for (let i = 0; i < 60; i++) await from('one').expect(201);
    const refused = await from('one').expect(429);
    expect(refused.body.error).toMatch(/^More than 60 links a minute are not kept\. Try again in \d+ s/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await from('two').expect(201);
  });

  it.each(['0123456789ab', '__proto__', 'constructor', '..%2f..%2fetc', "'%20OR%201=1", '%00'])(
    '/share/%s is none, in one sentence',
    async (id) => {
      await post(appOf(links), { link });
      const { body } = await request(appOf(links)).get(`/share/${id}`).expect(404);
      expect(body.error).toMatch(/^There is no experiment under this short link/);
    },
  );

  it.each([
    [{ link: link.slice(0, -4) }, 400, /not whole/],
    [{ link: '9.x' }, 400, /newer version/],
    [{ link: `1.${toBase64Url(deflateSync(new Uint8Array(10_000_000)))}` }, 400, /more than an experiment may have/],
    [{ link: 5 }, 400, /^link: /],
    [{ link, more: 1 }, 400, /^more: is not a known field/],
    [[], 400, /^the body: /],
    [{ link: 'a'.repeat(bounds.linkLength + 100) }, 400, /^link: /],
    [{ link: 'a'.repeat(3_000_000) }, 413, /^A link may have 1000000 characters/],
  ])('is not made of %.40j', async (body, status, sentence) => {
    const answer = await post(appOf(links), body).expect(status);
    expect(answer.body).toEqual({ error: expect.stringMatching(sentence) });
  });

  it('is not made of what is no JSON, nor of what a form of another site can send', async () => {
    const send = (type: string, text: string) =>
      request(appOf(links)).post('/share').set('Content-Type', type).send(text).expect(400);
    expect((await send('application/json', '{')).body.error).toBe('The body is no JSON.');
    expect((await send('text/plain', JSON.stringify({ link }))).body.error).toMatch(/^the body: /);
  });
});
