import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCourse } from './load.js';
import { codeBlocks } from './prose.js';

const lessons = join(process.cwd(), 'lessons');
const map = await readFile(join(process.cwd(), 'docs', 'GUIDE-MAP.md'), 'utf8');
const course = await loadCourse(lessons);

it('leads from each claim of the guide to a step that exists', () => {
  const steps = course.modules.flatMap((module) =>
    module.lessons.flatMap((lesson) => lesson.steps.map((step) => `${lesson.slug}/${step.slug}`)),
  );
  const named = [...map.matchAll(/\]\(\/lesson\/([^)]+)\)/g)].map(([, step]) => step);
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((step) => !steps.includes(step ?? ''))).toEqual([]);
});

it('finds each block of the guide byte for byte in a lesson', async () => {
  const entries = await readdir(lessons, { recursive: true });
  const files = entries.filter((name) => /\.(js|md)$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(lessons, name), 'utf8')));
  const blocks = codeBlocks(map);
  expect(blocks).toHaveLength(8);
  expect(blocks.filter(({ text }) => !texts.some((file) => file.includes(text))).map(({ text }) => text)).toEqual([]);
});
