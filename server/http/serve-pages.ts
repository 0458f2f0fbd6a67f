import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Request, type RequestHandler, Router } from 'express';
import { cardPng } from '../pages/card.js';
import { fileOf, type Page } from '../pages/page.js';
import type { LinkStorage } from '../storage/link-storage.js';
import { hostOf, schemeOf } from './forwarded.js';
import { pageHead, pageTemplate } from './page-head.js';
import type { ModulesOf } from './page-modules.js';
import { robots, sitemap } from './sitemap.js';

type Options = {
  links: LinkStorage;
  proxies: number;
  modulesOf: ModulesOf;
};

/**
 * Every page of the site: the client, in which stands what the page says before any script ran, under a status of its
 * own; their pictures; and the list of them for those who search.
 * @param client the folder of the built client
 * @param written the folder of the built pages (`server/pages/build.ts`)
 */
export function servePages(client: string, written: string, { links, proxies, modulesOf }: Options): Router {
  // while lessons are written nothing may be built of them yet: the client draws all
  const list = join(written, 'index.json');
  const pages = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Page[]) : [];
  const byPath = new Map(pages.flatMap((page) => [page.path, ...page.aliases].map((path) => [path, page] as const)));
  const into = pageTemplate(readFileSync(join(client, 'index.html'), 'utf8'));
  const originOf = (req: Request) => originAsked(schemeOf(req, proxies), hostOf(req, proxies));
  const router = Router();
  router.use(compression());
  router.get('/robots.txt', (req, res) => void res.type('text').send(robots(originOf(req))));
  router.get('/sitemap.xml', (req, res, next) => {
    const origin = originOf(req);
    if (origin === null) return next();
    res.type('xml').send(sitemap(pages, origin));
  });
  router.use('/pictures', cards(byPath, written), stages(written));
  router.get('/{*page}', async (req, res) => {
    const page = byPath.get(req.path) ?? (await experimentAt(req.path, links));
    const body = page && (await readFile(join(written, `${fileOf(page.path)}.html`), 'utf8').catch(() => ''));
    const modules = modulesOf(req.path);
    if (modules) res.set('Link', modules);
    // the client says that there is nothing here
    res
      .status(page ? 200 : 404)
      .type('html')
      .send(into(pageHead(page ?? nothing, page ? originOf(req) : null), body ?? ''));
  });
  return router;
}

const nothing: Page = {
  path: '/',
  aliases: [],
  title: 'Nothing here',
  description: 'There is no page at this address.',
  listed: false,
  data: [],
};

/** An experiment that somebody keeps here, by its short link; undefined when there is none. */
async function experimentAt(path: string, links: LinkStorage): Promise<Page | undefined> {
  const [, id] = /^\/play\/([^/]+)$/.exec(path) ?? [];
  if (id === undefined || (await links.find(id)) === null) return undefined;
  return { ...nothing, path, title: 'An experiment', description: 'An Express app, and what was done with it.' };
}

/** Only what is the origin of a server: the Host header is whatever a client says. */
function originAsked(scheme: string, host: string): string | null {
  const origin = `${scheme}://${host}`;
  return URL.canParse(origin) && new URL(origin).origin === origin ? origin : null;
}

/** The stage of each page that has one. What stands in the pages lies beside them, and is no page by itself. */
function stages(written: string): RequestHandler {
  const files = express.static(written, { index: false, redirect: false });
  return (req, res, next) => (req.path.endsWith('.svg') ? files(req, res, next) : next());
}

/** Pictures for those who show links, each drawn when it is first asked for: there are as many as pages. */
function cards(byPath: ReadonlyMap<string, Page>, written: string): Router {
  const drawn = new Map<string, Promise<Buffer>>();
  let last: Promise<unknown> = Promise.resolve();
  const draw = async (page: Page) => {
    const stage = await readFile(join(written, `${fileOf(page.path)}.svg`), 'utf8').catch(() => null);
    // one after the other, however many are asked for at once
    const card = last.then(() => cardPng(page, stage));
    last = card.catch(() => drawn.delete(page.path));
    return card;
  };
  return Router().get('/{*picture}', async (req, res, next) => {
    const [, path] = /^(\/.+)\.png$/.exec(req.path) ?? [];
    const page = byPath.get(path === '/index' ? '/' : (path ?? ''));
    if (path === undefined || page?.path !== (path === '/index' ? '/' : path)) return next();
    const card = drawn.get(page.path) ?? draw(page);
    drawn.set(page.path, card);
    res
      .type('png')
      .set('Cache-Control', 'public, max-age=86400')
      .send(await card);
  });
}
