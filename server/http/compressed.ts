import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

type Kept = { immutable?: boolean; maxAge?: string };

/** Content codings (RFC 9110, section 8.4.1) and how their files end; the one that makes files smallest is first. */
const codings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
];

/**
 * Sends what the build laid compressed beside a file, to browsers that take it: nothing is compressed per visitor.
 * @param kept how long they may keep it
 */
export function serveCompressed(folder: string, kept: Kept = {}): RequestHandler {
  return (req, res, next) => {
    // no segment begins with a dot: nothing leads up
    if (!/^(\/[\w-][\w.-]*)+$/.test(req.path)) return next();
    const name = req.path.slice(1);
    const coding = codings.find(
      (one) => req.acceptsEncodings(one.name) === one.name && existsSync(join(folder, `${name}${one.ending}`)),
    );
    if (!coding) return next();
    res.type(name).set({ 'Content-Encoding': coding.name, Vary: 'Accept-Encoding' });
    res.sendFile(`${name}${coding.ending}`, { root: folder, ...kept });
  };
}
