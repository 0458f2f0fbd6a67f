import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const app = `var express = require('express');
var app = express();
app.get('/', function (req, res) {
  res.cookie('seen', 'yes').send('Hello');
});
`;

/** A step of its parts: each can be given in other words, or left out with ''. */
export const step = (parts: Record<string, string> = {}, prose = 'What a `cookie` is.\n') => {
  const all = {
    title: 'title: One',
    do: 'do: Press Send.',
    check: `check:
  - goal: A request is sent
    when: { event: request, where: { browser: alice } }
    hint: Press Send.
    but:
      - { when: { event: request, where: { browser: bob } }, hint: That was bob. }`,
    solution: `solution:
  - { type: request, url: 'http://shop.test/' }`,
    attempts: `attempts:
  - { actions: [{ type: request, browser: bob, url: 'http://shop.test/' }], hint: That was }`,
    because: 'because: It was sent.',
    ...parts,
  };
  return `---\n${Object.values(all).join('\n')}\n---\n${prose}`;
};

export const lesson = (more = '') => `---\ntitle: L\nsummary: S\nminutes: 5\n${more}---\nAbout it.\n`;

/**
 * A course of one lesson in a folder of its own, which is gone when the test is over.
 * @param files by their paths, in place of those of the course or beside them
 */
export async function courseOf(files: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const all = {
    'glossary.yaml':
      'cookie: { term: cookie, means: A name and a value., see: https://www.rfc-editor.org/rfc/rfc6265 }\n',
    'trouble.yaml': '[]\n',
    '01-m/module.md': '---\ntitle: M\nsummary: S\n---\n',
    '01-m/01-l/lesson.md': lesson(),
    '01-m/01-l/app.js': app,
    '01-m/01-l/01-one.md': step(),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
