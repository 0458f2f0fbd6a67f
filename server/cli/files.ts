import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** A mistake of the person who called; the message is the one line they get. */
export class UsageError extends Error {}

/** Files are named from where the person stands, which npm tells in INIT_CWD. */
export const from = (file: string) => resolve(process.env.INIT_CWD ?? process.cwd(), file);

/** @returns its size in bytes. @throws UsageError */
export async function sizeOf(file: string): Promise<number> {
  const found = await stat(from(file)).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`${file}: there is no such file.`);
  return found.size;
}

/** The text of a file of at most so many bytes; `what` is said of one that has more. @throws UsageError */
export async function readText(file: string, most: number, what: string): Promise<string> {
  if ((await sizeOf(file)) > most) throw new UsageError(`${file}: is over ${most} bytes, the most ${what} may have.`);
  return readFile(from(file), 'utf8');
}

/** @throws UsageError when it can not be written there */
export async function writeText(file: string, text: string) {
  await writeFile(from(file), text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: cannot be written (${error.code}).`);
  });
}
