import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Course, Lesson } from '../../protocol/lesson.js';
import { buildLessons } from './build.js';
import { newLesson } from './new-lesson.js';
import { proveCourse } from './prove-course.js';
import { app, courseOf, lesson, step } from './test-course.js';
import { watchLessons } from './watch.js';

const request = "{ type: request, url: 'http://shop.test/' }";

describe('building lessons', () => {
  const built = async (files: Record<string, string>) => {
    const folder = await courseOf(files);
    const { faults } = await buildLessons(folder, join(folder, 'out'));
    const read = async <T>(name: string) => JSON.parse(await readFile(join(folder, 'out', name), 'utf8')) as T;
    return { faults, read };
  };

  it('renders prose and code, lets no HTML of the text through, and names lessons and steps without their numbers', async () => {
    const prose = "```js\nres.cookie('seen', 'yes').send('Hello');\n```\n\n<script>alert(1)</script>\n";
    const { faults, read } = await built({ '01-m/01-l/01-one.md': step({}, prose) });
    expect(faults).toEqual([]);
    const steps = [{ slug: 'one', title: 'One', predicts: false }];
    const lessons = [{ slug: 'm/l', title: 'L', summary: 'S', minutes: 5, needs: [], teaches: [], steps }];
    expect(await read<Course>('index.json')).toEqual([{ slug: 'm', title: 'M', summary: 'S', lessons }]);
    const { html = '' } = (await read<Lesson>('m/l.json')).steps[0] ?? {};
    expect(html).toMatch(/class="shiki/);
    expect(html).not.toContain('<script>');
  });

  it('explains the first occurrence of a word of the glossary, and makes live things buttons, but in code', async () => {
    const prose = 'A cookie and cookies. See {event cookie.set}.\n\n`cookie` `{event request}`\n';
    const { read } = await built({ '01-m/01-l/01-one.md': step({}, prose) });
    const { html = '' } = (await read<Lesson>('m/l.json')).steps[0] ?? {};
    expect(html.match(/class="word"/g)).toHaveLength(1);
    expect(html).toContain('popovertarget="word-cookie">cookie</button>');
    expect(html.match(/<button[^>]*class="live"[^>]*>/g)).toEqual([
      '<button type="button" class="live" data-live="event" data-of="cookie.set">',
    ]);
  });

  it('gives an actor that stands in bold its colour, and nothing else', async () => {
    const prose = 'The **store** of **express-session**, **constructor** and `**handler**`.\n';
    const { read } = await built({ '01-m/01-l/01-one.md': step({}, prose) });
    const { html = '' } = (await read<Lesson>('m/l.json')).steps[0] ?? {};
    expect(html.match(/<strong.*?<\/strong>/g)).toEqual([
      '<strong data-actor="store">store</strong>',
      '<strong data-actor="middleware">express-session</strong>',
      '<strong>constructor</strong>',
    ]);
  });

  it('does what a step begins with, and gives the page its actions as they were done', async () => {
    const start = `start:
  actions:
    - ${request}
    - { type: cookie.set, browser: bob, url: 'http://shop.test/', cookie: 'seen=\${cookie alice seen}' }`;
    const { read } = await built({ '01-m/01-l/01-one.md': step({ start }) });
    expect((await read<Lesson>('m/l.json')).steps[0]?.start).toMatchObject({
      app,
      actions: [{ type: 'request' }, { type: 'cookie.set', cookie: 'seen=yes' }],
    });
  });

  it('builds the other lessons when one is wrong, and says in a line which file, line and field is', async () => {
    const { faults, read } = await built({
      '01-m/02-bad/lesson.md': lesson('mood: good\n'),
      '01-m/02-bad/app.js': app,
      '01-m/02-bad/01-one.md': step(),
    });
    expect(faults).toEqual([expect.stringMatching(/02-bad\/lesson\.md:5: mood: is not a known field here\.$/)]);
    expect(await read<Lesson>('m/l.json')).toMatchObject({ slug: 'm/l' });
  });
});

describe('watching lessons', () => {
  it('says what is wrong with a lesson in one line while the others can be opened, and that it holds once it does', async () => {
    const folder = await courseOf({
      '01-m/02-second/lesson.md': lesson(),
      '01-m/02-second/app.js': app,
      '01-m/02-second/01-one.md': step(),
    });
    const out = await mkdtemp(join(tmpdir(), 'watched-'));
    const stop = new AbortController();
    const said: string[] = [];
    let heard = () => {};
    const say = (line: string) => {
      said.push(line);
      heard();
    };
    const next = () => new Promise<void>((resolve) => (heard = resolve));
    const write = (text: string) => writeFile(join(folder, '01-m/02-second/01-one.md'), text);
    await watchLessons(folder, out, say, stop.signal);
    let told = next();
    await write(step({ because: '' }));
    await told;
    expect(said).toEqual([expect.stringMatching(/02-second.01-one\.md:\d+: because: /)]);
    expect(JSON.parse(await readFile(join(out, 'm/l.json'), 'utf8'))).toMatchObject({ slug: 'm/l' });
    told = next();
    await write(step());
    await told;
    expect(said.slice(1)).toEqual(['/lesson/m/second holds. Reload the page to see it.']);
    stop.abort();
    await rm(out, { recursive: true });
  });
});

describe('a new lesson', () => {
  it('is proved as it is made, in a module that is there and in one that is not', async () => {
    const folder = await courseOf();
    await newLesson(folder, 'm/second');
    await newLesson(folder, 'other/first');
    const { modules, faults } = await proveCourse(folder);
    expect(faults).toEqual([]);
    expect(modules.flatMap(({ lessons }) => lessons.map((one) => one.folder))).toEqual([
      '01-m/01-l',
      '01-m/02-second',
      '02-other/01-first',
    ]);
  });

  it('is refused where its name cannot be one, or is there', async () => {
    const folder = await courseOf();
    await expect(newLesson(folder, '../up')).rejects.toThrow(/'\.\.\/up' must be module\/lesson/);
    await expect(newLesson(folder, 'm/l')).rejects.toThrow(/01-m.01-l is there already\.$/);
  });
});

describe('proving lessons', () => {
  const faultsOf = async (files: Record<string, string>) => (await proveCourse(await courseOf(files))).faults;
  const one = (parts: Record<string, string>, prose?: string) => ({ '01-m/01-l/01-one.md': step(parts, prose) });
  const choices = (first: string, second: string) => `predict:
  question: What?
  choices:
    - { text: A, when: { event: cookie.read, count: ${first} } }
    - { text: B, when: { event: response, count: ${second} } }
  because: B.`;

  it('finds nothing in a lesson that holds', async () => {
    expect(await faultsOf(one({ predict: choices('9', '1') }))).toEqual([]);
  });

  it.each([
    ['a missing field', one({ because: '' }), /01-one\.md:\d+: because: Invalid input/],
    [
      'a wrong type',
      { '01-m/01-l/lesson.md': lesson().replace('5', 'many') },
      /lesson\.md:4: minutes: Invalid input: expected number/,
    ],
    ['front matter that is no YAML', one({ title: 'title: [' }), /01-one\.md:\d+: front matter is not YAML: /],
    ['no front matter', { '01-m/module.md': 'M' }, /module\.md:1: front matter must begin the file/],
    [
      'a check that holds at the start',
      one({ start: `start: { actions: [${request}] }` }),
      /01-one\.md:\d+: check: holds at the start/,
    ],
    [
      'a solution that fails',
      one({ solution: "solution: [{ type: request, browser: carol, url: 'http://shop.test/' }]" }),
      /01-one\.md:\d+: check\[0\]: does not hold after the solution: "Press Send\."$/,
    ],
    [
      'a solution that does too much',
      one({ solution: `solution: [${request}, ${request}]` }),
      /solution\[1\]: the check passes before it/,
    ],
    [
      'a prediction without a right choice',
      one({ predict: choices('9', '9') }),
      /01-one\.md:\d+: predict\.choices: 0 of them hold/,
    ],
    [
      'a prediction with two right choices',
      one({ predict: choices('{ most: 9 }', '1') }),
      /predict\.choices: 2 of them hold/,
    ],
    ['a hint that nothing leads to', one({ attempts: '' }), /check\[0\]\.but\[0\]\.hint: no attempt leads to it\.$/],
    [
      'an attempt that leads to another hint',
      one({
        attempts:
          "attempts:\n  - { actions: [{ type: request, browser: bob, url: 'http://shop.test/' }], hint: Press }",
      }),
      /attempts\[0\]\.hint: the hint that it leads to is "That was bob\."$/,
    ],
    [
      'a dead link to a lesson',
      one({}, 'See [that](/lesson/m/other).\n'),
      /01-one\.md:\d+: the link \/lesson\/m\/other leads to no lesson or step\.$/,
    ],
    ['a dead link to a step', one({}, 'See [that](/lesson/m/l/two).\n'), /leads to no lesson or step\.$/],
    [
      'a lesson that is needed and is not there',
      { '01-m/01-l/lesson.md': lesson('needs: [m/none]\n') },
      /lesson\.md:5: needs\[0\]: there is no lesson m\/none\.$/,
    ],
    [
      'a word that the glossary has not',
      { '01-m/01-l/lesson.md': lesson('teaches: [jar]\n') },
      /teaches\[0\]: glossary\.yaml has no word jar\.$/,
    ],
    [
      'a symptom that leads to no step',
      { 'trouble.yaml': '- { says: It is empty, step: m/l/none, because: No cookie. }\n' },
      /trouble\.yaml:1: \[0\]\.step: there is no step m\/l\/none\.$/,
    ],
    ['a name used twice', { '01-m/01-l/02-one.md': step() }, /02-one\.md: one\.md is the name of 01-one\.md too/],
    [
      'a package that is not here',
      { '01-m/01-l/app.js': "require('left-pad');" },
      /app\.js:1: m\/l needs the package left-pad, which is not here\.$/,
    ],
    [
      'code that does not run',
      one({}, '```js\nrun();\n```\n'),
      /01-one\.md:\d+: the code stands in no app of the lesson, and does not run by itself/,
    ],
    [
      'a button for an action that is not there',
      one({}, '{run visit}\n'),
      /\{run visit\}: the step has no such action\.$/,
    ],
    [
      'an event that does not come',
      one({}, '{event session.save}\n'),
      /\{event session\.save\}: there is no such event/,
    ],
    [
      'a file that is not there',
      one({ start: 'start: { app: other.js }' }),
      /start\.app: there is no file other\.js in this lesson's folder\.$/,
    ],
    [
      'an event that nobody knows',
      one({ check: 'check: [{ goal: G, when: { event: cookie.sent }, hint: H }]' }),
      /01-one\.md:\d+: check\[0\]\.when/,
    ],
  ])('says in one line: %s', async (_, files, sentence) => {
    const faults = await faultsOf(files);
    expect(faults.join('\n')).toMatch(sentence);
    expect(faults).toHaveLength(1);
  });
});
