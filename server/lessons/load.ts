import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type * as z from 'zod/mini';
import {
  type Glossary,
  glossary,
  lessonMatter,
  moduleMatter,
  stepMatter,
  type Trouble,
  trouble,
} from '../../protocol/lesson.js';
import type { LessonAction, StepAction } from '../../protocol/lesson-action.js';
import { LessonError, type Read, readMatter, readText, readYaml } from './front-matter.js';

type Matter<S extends z.ZodMiniType> = z.output<S>;

type Place = Pick<Read<unknown>, 'prose' | 'where' | 'atLine'>;

/** A step, with the files that it names read. */
export type LoadedStep = Place &
  Omit<Matter<typeof stepMatter>, 'start' | 'solution' | 'actions' | 'attempts'> & {
    slug: string;
    start: Omit<Matter<typeof stepMatter>['start'], 'actions'> & { actions: StepAction[] };
    actions: Record<string, StepAction>;
    solution: StepAction[];
    attempts: { actions: StepAction[]; hint: string }[];
  };
export type LoadedLesson = Place &
  Matter<typeof lessonMatter> & {
    slug: string;
    module: string;
    /** `02-sessions/01-views-counter` */
    folder: string;
    /** The `.js` files of its folder, by name. */
    apps: Record<string, string>;
    steps: LoadedStep[];
  };
export type LoadedModule = Matter<typeof moduleMatter> & { slug: string; lessons: LoadedLesson[] };
export type LoadedCourse = {
  modules: LoadedModule[];
  glossary: Glossary;
  trouble: (Trouble[number] & { at: string })[];
  /** What is wrong, a line each; the lesson that it is in is left out. */
  faults: string[];
};

/** Reads `glossary.yaml`, `trouble.yaml` and `NN-module/NN-lesson/{lesson.md, app.js, NN-step.md}`, in order of their numbers. */
export async function loadCourse(folder: string): Promise<LoadedCourse> {
  const faults: string[] = [];
  /** What can be read of it; what cannot be is a fault, and the rest goes on. */
  const orFault = <T>(read: Promise<T>): Promise<T | null> =>
    read.catch((error: unknown) => {
      if (!(error instanceof LessonError)) throw error;
      faults.push(error.message);
      return null;
    });
  const words = await orFault(readYaml(join(folder, 'glossary.yaml'), glossary));
  const modules: LoadedModule[] = [];
  const seen = await orFault(readYaml(join(folder, 'trouble.yaml'), trouble));
  const moduleNames = await numbered(folder, 'directory', faults);
  for (const moduleName of moduleNames) {
    const matter = await orFault(readMatter(join(folder, moduleName, 'module.md'), moduleMatter));
    if (!matter) continue;
    const slug = withoutNumber(moduleName);
    const lessons: LoadedLesson[] = [];
    for (const name of await numbered(join(folder, moduleName), 'directory', faults)) {
      const lesson = await orFault(loadLesson(folder, moduleName, name, faults));
      if (lesson) lessons.push(lesson);
    }
    modules.push({ ...matter.data, slug, lessons });
  }
  return {
    modules,
    glossary: words?.data ?? {},
    trouble: (seen?.data ?? []).map((one, i) => ({ ...one, at: seen?.where([i, 'step']) ?? '' })),
    faults,
  };
}

async function loadLesson(
  courseFolder: string,
  moduleName: string,
  name: string,
  faults: string[],
): Promise<LoadedLesson> {
  const folder = `${moduleName}/${name}`;
  const at = join(courseFolder, moduleName, name);
  const module = withoutNumber(moduleName);
  const { data, ...place } = await readMatter(join(at, 'lesson.md'), lessonMatter);
  const apps: Record<string, string> = {};
  for (const file of await readdir(at)) if (file.endsWith('.js')) apps[file] = await readText(join(at, file));
  const steps: LoadedStep[] = [];
  for (const file of await numbered(at, 'file', faults)) {
    const read = await readMatter(join(at, file), stepMatter);
    steps.push(withFiles(withoutNumber(file.replace(/\.md$/, '')), read, apps));
  }
  if (steps.length === 0)
    throw new LessonError(`${relative(process.cwd(), at)}: has no step; a step is a file such as 01-first.md.`);
  return { ...data, slug: `${module}/${withoutNumber(name)}`, module, folder, ...place, apps, steps };
}

/** A step's actions, with the code of the files that they deploy. @throws LessonError for a file that is not there */
function withFiles(
  slug: string,
  { data, ...place }: Read<Matter<typeof stepMatter>>,
  apps: Record<string, string>,
): LoadedStep {
  const code = (file: string, path: readonly PropertyKey[]): string => {
    const found = apps[file];
    if (found === undefined)
      throw new LessonError(`${place.where(path)}: there is no file ${file} in this lesson's folder.`);
    return found;
  };
  const ready = (one: LessonAction, path: readonly PropertyKey[]): StepAction =>
    one.type === 'deploy' && 'file' in one
      ? { type: 'deploy', keepStore: one.keepStore, app: code(one.file, [...path, 'file']) }
      : one;
  const all = (actions: readonly LessonAction[], path: readonly PropertyKey[]) =>
    actions.map((one, i) => ready(one, [...path, i]));
  const { start, actions, solution, attempts } = data;
  return {
    ...data,
    ...place,
    slug,
    start: { ...start, app: code(start.app, ['start', 'app']), actions: all(start.actions, ['start', 'actions']) },
    actions: Object.fromEntries(Object.entries(actions).map(([name, one]) => [name, ready(one, ['actions', name])])),
    solution: all(solution, ['solution']),
    attempts: attempts.map((one, i) => ({ ...one, actions: all(one.actions, ['attempts', i, 'actions']) })),
  };
}

const withoutNumber = (name: string) => name.replace(/^\d\d-/, '');

/**
 * Names that begin with a number, in its order: everything else in a folder has another role. Two that are the same
 * without it are a fault.
 */
async function numbered(folder: string, kind: 'directory' | 'file', faults: string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter(
      (entry) => /^\d\d-/.test(entry.name) && (kind === 'directory' ? entry.isDirectory() : entry.name.endsWith('.md')),
    )
    .map((entry) => entry.name)
    .sort();
  const seen = new Map<string, string>();
  for (const name of names) {
    const before = seen.get(withoutNumber(name));
    const at = relative(process.cwd(), join(folder, name));
    if (before)
      faults.push(
        `${at}: ${withoutNumber(name)} is the name of ${before} too; names are told apart without their numbers.`,
      );
    seen.set(withoutNumber(name), name);
  }
  return names;
}

/** Every step there is, as `module/lesson/step`. */
export const stepsOf = (modules: LoadedCourse['modules']): Set<string> =>
  new Set(
    modules.flatMap(({ lessons }) => lessons.flatMap(({ slug, steps }) => steps.map((step) => `${slug}/${step.slug}`))),
  );
