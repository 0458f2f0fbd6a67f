import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Course, Glossary, Lesson, LessonStep, ModuleSummary, Trouble } from '../../protocol/lesson.js';
import { courseFaults } from './course-faults.js';
import { LessonError } from './front-matter.js';
import { type LoadedCourse, type LoadedLesson, type LoadedModule, type LoadedStep, loadCourse } from './load.js';
import { renderProse } from './render.js';
import { StepRun } from './step-run.js';

/**
 * Renders every lesson of `sourceDir` to JSON in `outDir`: `index.json` (the course), `glossary.json`, `trouble.json`, and one file per
 * module and per lesson, by their slugs. What can be built is built, whatever is wrong elsewhere.
 * @returns the course, and what is wrong, a line each
 */
export async function buildLessons(
  sourceDir: string,
  outDir: string,
): Promise<{ course: LoadedCourse; faults: string[] }> {
  const course = await loadCourse(sourceDir);
  const faults = [...course.faults, ...courseFaults(course)];
  const files = new Map<string, unknown>();
  for (const lesson of course.modules.flatMap((module) => module.lessons)) {
    try {
      files.set(`${lesson.slug}.json`, await rendered(lesson, course.glossary));
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      faults.push(error.message);
    }
  }
  for (const module of course.modules) files.set(`${module.slug}.json`, summaryPage(module, course.glossary));
  files.set('glossary.json', course.glossary);
  files.set('trouble.json', troubles(course));
  files.set('index.json', contents(course));
  // all at once: a page that is open meanwhile finds them
  await rm(outDir, { recursive: true, force: true });
  for (const [name, value] of files) {
    const file = join(outDir, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(value));
  }
  return { course, faults };
}

const troubles = ({ trouble }: LoadedCourse): Trouble =>
  trouble.map(({ says, step, because }) => ({ says, step, because }));

const contents = ({ modules }: LoadedCourse): Course =>
  modules.map(({ slug, title, summary, lessons }) => ({
    slug,
    title,
    summary,
    lessons: lessons.map(({ slug, title, summary, minutes, needs, teaches, steps }) => ({
      ...{ slug, title, summary, minutes, needs, teaches },
      steps: steps.map(({ slug, title, predict }) => ({ slug, title, predicts: predict !== undefined })),
    })),
  }));

const summaryPage = ({ title, summary, lessons }: LoadedModule, glossary: Glossary): ModuleSummary => ({
  title,
  summary,
  lessons: lessons.map(({ slug, title, steps }) => ({
    slug,
    title,
    steps: steps.map(({ slug, because }) => ({ slug, because })),
  })),
  words: lessons.flatMap(({ teaches }) => teaches.flatMap((id) => glossary[id] ?? [])),
});

async function rendered(lesson: LoadedLesson, glossary: Glossary): Promise<Lesson> {
  const { slug, module, title, summary, minutes, needs, source, prose, steps } = lesson;
  return {
    ...{ slug, module, title, summary, minutes, needs, source },
    html: await renderProse(prose, glossary),
    steps: await Promise.all(steps.map((step) => renderedStep(step, glossary))),
  };
}

async function renderedStep(step: LoadedStep, glossary: Glossary): Promise<LessonStep> {
  const { slug, title, do: task, actions, predict, vary, check, solution, focus, because, prose } = step;
  return {
    ...{ slug, title, do: task, actions, vary, check, solution, focus, because },
    predict: predict ?? null,
    start: await startOf(step),
    html: await renderProse(prose, glossary),
  };
}

/** What is done at its start can hang on what came of it: that is known once it was run. @throws LessonError */
async function startOf(step: LoadedStep): Promise<LessonStep['start']> {
  try {
    const run = await StepRun.begin(step);
    await run.dispose();
    return run.experiment;
  } catch (error) {
    throw new LessonError(
      `${step.where(['start', 'actions'])}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
