import { Buffer } from 'buffer';
import { Readable } from 'readable-stream';

/**
 * A read-only file system of the experiment's `files`, under /app, for `res.render`, `res.sendFile` and
 * `express.static`. Learners' own `require('fs')` is refused: nothing else is there.
 */
let files = new Map<string, string>();

export function mountFiles(all: Record<string, string>) {
  files = new Map(Object.entries(all).map(([path, text]) => [`/app/${path}`, text]));
}

function notFound(path: string) {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT', path });
}

const isFolder = (path: string) => [...files.keys()].some((name) => name.startsWith(`${path.replace(/\/$/, '')}/`));

export function statSync(path: string) {
  const text = files.get(path);
  const isDirectory = text === undefined && isFolder(path);
  if (text === undefined && !isDirectory) throw notFound(path);
  const epoch = new Date(0);
  return {
    size: Buffer.byteLength(text ?? ''),
    mtime: epoch,
    ctime: epoch,
    ino: 0,
    isFile: () => !isDirectory,
    isDirectory: () => isDirectory,
  };
}

export function stat(path: string, callback: (error: unknown, stats?: ReturnType<typeof statSync>) => void) {
  process.nextTick(() => {
    let found: ReturnType<typeof statSync>;
    try {
      found = statSync(path);
    } catch (error) {
      return callback(error);
    }
    callback(null, found);
  });
}

export const existsSync = (path: string) => files.has(path) || isFolder(path);

export function readFileSync(path: string, encoding?: string) {
  const text = files.get(path);
  if (text === undefined) throw notFound(path);
  return encoding ? text : Buffer.from(text);
}

export function createReadStream(path: string, range: { start?: number; end?: number } = {}) {
  const text = files.get(path);
  const stream = new Readable({ read() {} });
  if (text === undefined) {
    stream.destroy(notFound(path));
    return stream;
  }
  const end = range.end === undefined ? undefined : range.end + 1;
  stream.push(Buffer.from(text).subarray(range.start ?? 0, end));
  stream.push(null);
  return stream;
}

export default { existsSync, statSync, stat, readFileSync, createReadStream };
