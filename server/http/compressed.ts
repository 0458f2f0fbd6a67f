import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RequestHandler } from 'express';

type Kept = { immutable?: boolean; maxAge?: string };

/**
 * Sends the `.gz` that the build laid beside a file, to browsers that take it: nothing is compressed per visitor.
 * @param kept how long they may keep it
 */
export function serveCompressed(folder: string, kept: Kept = {}): RequestHandler {
  return (req, res, next) => {
    const name = basename(req.path);
    if (req.path !== `/${name}` || !/^[\w.-]+$/.test(name) || req.acceptsEncodings('gzip') !== 'gzip') return next();
    if (!existsSync(join(folder, `${name}.gz`))) return next();
    res.type(name).set({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    res.sendFile(`${name}.gz`, { root: folder, ...kept });
  };
}
