import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { serveCompressed } from './compressed.js';

/** Folders of what is served: the built page, and the lessons as JSON. */
export type Folders = { client: string; lessons: string };
type Log = { error(fields: object, message: string): void };

/** The page, the lessons, and a sign of life; everything live goes over the socket. */
export function createApp({ client, lessons }: Folders, log: Log) {
  const app = express();
  app.disable('x-powered-by');
  app.use(
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
          frameAncestors: ["'self'"],
        },
      },
      // the server itself speaks http; a proxy before it decides about https
      strictTransportSecurity: false,
    }),
  );
  app.get('/healthz', (_, res) => void res.json({ ok: true }));
  app.use('/lessons', express.static(lessons), notFound);
  app.use('/assets', serveCompressed(join(client, 'assets')));
  app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '365d' }), notFound);
  app.use(express.static(client));
  // every other path is a page of the client, which reads the path itself
  app.get('/{*page}', (_, res) => res.sendFile('index.html', { root: client }));
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

function notFound(req: Request, res: Response) {
  res.status(404).json({ error: `There is nothing at ${req.originalUrl.slice(0, 200)}.` });
}
