import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import { firstIssue } from '../../protocol/issue.js';

/** Something in a lesson's files is wrong; the message is one line that names file, line and field. */
export class LessonError extends Error {}

/** What a file holds, and where: `where(['check', 0, 'hint'])` is `lessons/…/01-one.md:12: check[0].hint`. */
export type Read<T> = {
  data: T;
  prose: string;
  where: (path: readonly PropertyKey[]) => string;
  /** `lessons/…/01-one.md:30` of a line of the prose, from 1. */
  atLine: (line: number) => string;
};

/** @param file is named as seen from the working directory */
const named = (file: string) => relative(process.cwd(), file);

/** @throws LessonError when it is not there */
export async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(() => {
    throw new LessonError(`${named(file)}: is missing.`);
  });
}

/**
 * Reads a Markdown file that begins with YAML between two lines of `---`.
 * @throws LessonError
 */
export async function readMatter<S extends z.ZodMiniType>(file: string, schema: S): Promise<Read<z.output<S>>> {
  const text = (await readText(file)).replaceAll('\r\n', '\n');
  const found = /^---\n([\s\S]*?\n)?---(\n|$)/.exec(text);
  if (!found) throw new LessonError(`${named(file)}:1: front matter must begin the file, between two lines of ---.`);
  const linesBefore = found[0].split('\n').length - 1;
  return {
    ...parsed(file, found[1] ?? '', 1, schema),
    prose: text.slice(found[0].length),
    atLine: (line) => `${named(file)}:${linesBefore + line}`,
  };
}

/** Reads a YAML file. @throws LessonError */
export async function readYaml<S extends z.ZodMiniType>(file: string, schema: S) {
  return parsed(file, await readText(file), 0, schema);
}

/** @param linesBefore how many lines of the file come before the YAML */
function parsed<S extends z.ZodMiniType>(file: string, yaml: string, linesBefore: number, schema: S) {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line + linesBefore;
  const [error] = document.errors;
  if (error) {
    const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    throw new LessonError(`${named(file)}:${lineAt(error.pos[0])}: front matter is not YAML: ${reason}.`);
  }
  /** A field that is missing is looked for where it should be. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    const offset = (node as { range?: [number, number, number] } | null | undefined)?.range?.[0];
    if (offset !== undefined) return lineAt(offset);
    return path.length === 0 ? linesBefore + 1 : lineOf(path.slice(0, -1));
  };
  const checked = schema.safeParse(document.toJS() ?? {});
  if (!checked.success) {
    const { path, sentence } = firstIssue(checked.error, 'front matter');
    throw new LessonError(`${named(file)}:${lineOf(path)}: ${sentence}`);
  }
  const where = (path: readonly PropertyKey[]) => `${named(file)}:${lineOf(path)}: ${fieldName(path)}`;
  return { data: checked.data as z.output<S>, where };
}

const fieldName = (path: readonly PropertyKey[]) =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
