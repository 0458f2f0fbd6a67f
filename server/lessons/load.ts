import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import matter from 'gray-matter';
import type * as z from 'zod/mini';
import { issueSentence } from '../../protocol/issue.js';
import { lessonMatter, moduleMatter, stepMatter } from '../../protocol/lesson.js';

/** Something in a lesson's files is wrong; the message is one line that names file and field. */
export class LessonError extends Error {}

export type LoadedStep = z.output<typeof stepMatter> & { file: string; slug: string; prose: string };
export type LoadedLesson = z.output<typeof lessonMatter> & {
  slug: string;
  module: string;
  app: string;
  steps: LoadedStep[];
};

/**
 * Reads `NN-module/NN-lesson/{lesson.md, app.js, NN-step.md}` in order of their numbers.
 * @throws LessonError
 */
export async function loadLessons(folder: string): Promise<LoadedLesson[]> {
  const lessons: LoadedLesson[] = [];
  for (const moduleName of await numbered(folder, 'directory')) {
    const { data } = await readMatter(join(folder, moduleName, 'module.md'), moduleMatter);
    for (const lessonName of await numbered(join(folder, moduleName), 'directory')) {
      lessons.push(await loadLesson(folder, moduleName, lessonName, data.title));
    }
  }
  return lessons;
}

async function loadLesson(
  folder: string,
  moduleName: string,
  lessonName: string,
  module: string,
): Promise<LoadedLesson> {
  const at = join(folder, moduleName, lessonName);
  const { data } = await readMatter(join(at, 'lesson.md'), lessonMatter);
  const app = await readText(join(at, 'app.js'));
  const steps: LoadedStep[] = [];
  for (const name of await numbered(at, 'file')) {
    const file = join(at, name);
    const step = await readMatter(file, stepMatter);
    steps.push({ ...step.data, file, slug: name.replace(/\.md$/, ''), prose: step.prose });
  }
  if (steps.length === 0) throw new LessonError(`${at}: has no step; a step is a file such as 01-first.md.`);
  return { ...data, slug: `${moduleName}/${lessonName}`, module, app, steps };
}

/** Names that begin with a number, in its order: everything else in a lesson's folder has another role. */
async function numbered(folder: string, kind: 'directory' | 'file'): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(
      (entry) => /^\d\d-/.test(entry.name) && (kind === 'directory' ? entry.isDirectory() : entry.name.endsWith('.md')),
    )
    .map((entry) => entry.name)
    .sort();
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(() => {
    throw new LessonError(`${file}: is missing.`);
  });
}

async function readMatter<S extends z.ZodMiniType>(
  file: string,
  schema: S,
): Promise<{ data: z.output<S>; prose: string }> {
  const text = await readText(file);
  let parsed: { data: unknown; content: string };
  try {
    parsed = matter(text, {});
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new LessonError(`${file}: front matter is not YAML: ${reason}`);
  }
  const checked = schema.safeParse(parsed.data);
  if (!checked.success) throw new LessonError(`${file}: ${issueSentence(checked.error, 'front matter')}`);
  return { data: checked.data, prose: parsed.content };
}
