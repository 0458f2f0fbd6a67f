import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../protocol/lesson.js';
import { buildLessons } from './build.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-'));
});
afterAll(() => rm(folder, { recursive: true }));

const step = (more = '') => `---
title: One
do: Press Send.
check:
  - { event: request, hint: Press Send. }
solution:
  - { type: request, url: 'http://shop.test/' }
${more}---
A \`cookie\`:

\`\`\`js
res.cookie('a', '<b>');
\`\`\`

<script>alert(1)</script>
`;

async function lesson(name: string, files: Record<string, string>) {
  const at = join(folder, name);
  const all = {
    '01-m/module.md': '---\ntitle: M\n---\n',
    '01-m/01-l/lesson.md': '---\ntitle: L\nsummary: S\nminutes: 5\n---\n',
    '01-m/01-l/app.js': 'var x;',
    '01-m/01-l/01-one.md': step(),
    ...files,
  };
  await mkdir(join(at, '01-m/01-l'), { recursive: true });
  for (const [path, text] of Object.entries(all)) await writeFile(join(at, path), text);
  return { at, out: join(folder, `${name}-out`) };
}

describe('building lessons', () => {
  it('renders prose and code when it builds, lets no HTML of the text through, and keeps the solution back', async () => {
    const { at, out } = await lesson('good', {});
    await buildLessons(at, out);
    expect(JSON.parse(await readFile(join(out, 'index.json'), 'utf8'))).toEqual([
      { slug: '01-m/01-l', module: 'M', title: 'L', summary: 'S', minutes: 5, steps: 1 },
    ]);
    const built = JSON.parse(await readFile(join(out, '01-m/01-l.json'), 'utf8')) as Lesson;
    expect(built.steps[0]?.html).toContain('<code>cookie</code>');
    expect(built.steps[0]?.html).toMatch(/class="shiki/);
    expect(built.steps[0]?.html).not.toContain('<script>');
    expect(built.steps[0]).not.toHaveProperty('solution');
  });

  it.each([
    [
      'an unknown field',
      { '01-m/01-l/01-one.md': step('mood: good\n') },
      /01-one\.md: mood: is not a known field here\.$/,
    ],
    [
      'a wrong type',
      { '01-m/01-l/lesson.md': '---\ntitle: L\nsummary: S\nminutes: many\n---\n' },
      /lesson\.md: minutes: Invalid input: expected number/,
    ],
    ['no YAML', { '01-m/01-l/01-one.md': '---\ntitle: [\n---\n' }, /01-one\.md: front matter is not YAML: /],
  ])('says in one line which file and field is wrong: %s', async (name, files, sentence) => {
    const { at, out } = await lesson(name.replaceAll(' ', '-'), files);
    await expect(buildLessons(at, out)).rejects.toThrow(sentence);
  });
});
