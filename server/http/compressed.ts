import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RequestHandler } from 'express';

/** Sends the `.gz` that the build laid beside an asset, to browsers that take it: nothing is compressed per visitor. */
export function serveCompressed(folder: string): RequestHandler {
  return (req, res, next) => {
    const name = basename(req.path);
    if (req.path !== `/${name}` || !/^[\w.-]+$/.test(name) || req.acceptsEncodings('gzip') !== 'gzip') return next();
    if (!existsSync(join(folder, `${name}.gz`))) return next();
    res.type(name).set({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    res.sendFile(`${name}.gz`, { root: folder, immutable: true, maxAge: '365d' });
  };
}
