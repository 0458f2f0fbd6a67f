import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { serveLinks } from '../share/share.js';
import type { LinkStorage } from '../storage/link-storage.js';
import { serveCompressed } from './compressed.js';

/** Folders of what is served: the built client, and the lessons, the gallery and the reference as JSON. */
export type Folders = { client: string; lessons: string; gallery: string; reference: string };
type Log = { error(fields: object, message: string): void };

export type AppOptions = {
  links: LinkStorage;
  /** Proxies of ours before the server. */
  proxies: number;
  /** Origins whose pages may frame an experiment. */
  embedOrigins: readonly string[];
  /** Whatever is no file (`serve-pages.ts`). */
  pages: RequestHandler;
  log: Log;
};

/** The page, the lessons, the gallery, short links, and a sign of life; everything live goes over the socket. */
export function createApp(
  { client, lessons, gallery, reference }: Folders,
  { links, proxies, embedOrigins, pages, log }: AppOptions,
) {
  const app = express();
  app.disable('x-powered-by');
  const framedByNobody = securityHeaders(["'none'"], { action: 'deny' });
  // the older header knows no list of origins
  const framedByThose = securityHeaders(["'self'", ...embedOrigins], false);
  app.use((req, res, next) => (isEmbed(req) ? framedByThose : framedByNobody)(req, res, next));
  app.get('/healthz', (_, res) => void res.json({ ok: true }));
  app.use('/share', serveLinks(links, proxies), notFound);
  app.use('/lessons', serveCompressed(lessons), express.static(lessons), notFound);
  app.use('/gallery', serveCompressed(gallery), express.static(gallery), notFound);
  // beside the addresses of its pages: their JSON
  app.use('/reference-pages', serveCompressed(reference), express.static(reference), notFound);
  const assets = join(client, 'assets');
  // their names change with what is in them
  const forEver = { immutable: true, maxAge: '365d' };
  app.use('/assets', serveCompressed(assets, forEver), express.static(assets, forEver), notFound);
  app.use(express.static(client, { index: false }));
  app.use(pages);
  app.use(notFound);
  app.use((error: Error & { status?: number }, req: Request, res: Response, _next: NextFunction) => {
    const status = error.status ?? 500;
    if (status >= 500) log.error({ err: error, url: req.url }, 'A request failed.');
    res
      .status(status)
      .json({ error: status >= 500 ? 'Something went wrong in the server.' : 'The request cannot be answered.' });
  });
  return app;
}

/** An experiment as other pages may frame it. */
const isEmbed = ({ path, query }: Request) => /^\/play(\/|$)/.test(path) && query.embed !== undefined;

/** @param frameAncestors whose pages may have the page in a frame: nobody else can lay it under what a visitor clicks */
const securityHeaders = (frameAncestors: string[], xFrameOptions: false | { action: 'deny' }) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // CodeMirror, xterm and motion write style elements and attributes
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors,
      },
    },
    xFrameOptions,
    // the server itself speaks http; a proxy before it decides about https
    strictTransportSecurity: false,
  });

function notFound(req: Request, res: Response) {
  res.status(404).json({ error: `There is nothing at ${req.originalUrl.slice(0, 200)}.` });
}
