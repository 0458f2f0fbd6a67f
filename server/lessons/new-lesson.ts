import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { LessonError } from './front-matter.js';

/**
 * Makes a lesson with one step that is proved already, as the last of its module; the module too, when it is not there.
 * @param name `module/lesson`, without numbers
 * @returns what was made, in a sentence
 * @throws LessonError for a name that cannot be, or is there
 */
export async function newLesson(folder: string, name: string): Promise<string> {
  const [, module, lesson] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name) ?? [];
  if (!module || !lesson)
    throw new LessonError(
      `new: '${name}' must be module/lesson in small letters, digits and dashes: sessions/my-lesson.`,
    );
  const inModule = await numberedIn(folder, module);
  await mkdir(inModule.path, { recursive: true });
  if (!inModule.there) await writeFile(join(inModule.path, 'module.md'), moduleText(module));
  const at = await numberedIn(inModule.path, lesson);
  if (at.there) throw new LessonError(`new: ${relative(process.cwd(), at.path)} is there already.`);
  await mkdir(at.path);
  await writeFile(join(at.path, 'lesson.md'), lessonText(lesson));
  await writeFile(join(at.path, 'app.js'), app);
  await writeFile(join(at.path, '01-first.md'), step);
  return `Made ${relative(process.cwd(), at.path)}; docs/AUTHORING.md says how to go on. See it with npm run lessons -- --watch at /lesson/${name}.`;
}

/** The folder that has this name behind its number, or would be the next one. */
async function numberedIn(folder: string, name: string): Promise<{ path: string; there: boolean }> {
  const taken = (await readdir(folder)).filter((entry) => /^\d\d-/.test(entry)).sort();
  const found = taken.find((entry) => entry.slice(3) === name);
  const next = String(Number(taken.at(-1)?.slice(0, 2) ?? 0) + 1).padStart(2, '0');
  return { path: join(folder, found ?? `${next}-${name}`), there: found !== undefined };
}

const titleOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

const moduleText = (name: string) => `---
title: ${titleOf(name)}
summary: What this module is about, in a sentence.
---
`;

const lessonText = (name: string) => `---
title: ${titleOf(name)}
summary: What a learner can do after it, in a sentence.
minutes: 5
---
What it is about, in a paragraph.
`;

const app = `var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});
`;

const step = `---
title: The first step
do: Send GET / as alice.
predict:
  question: What will her browser keep?
  choices:
    - { text: The number of views, when: { event: cookie.set, where: { header: { matches: views } } } }
    - { text: The id of a session, when: { event: cookie.set, where: { header: { matches: 's%3A' } } } }
  because: The cookie carries the id of the session, signed. The number of views is in the store.
check:
  - goal: Alice has a cookie
    when: { held: cookie, where: { browser: alice, name: connect.sid } }
    hint: Press Send.
    but:
      - when: { event: request, where: { browser: { not: alice } } }
        hint: Somebody else sent that request. Choose alice in the send bar.
solution:
  - { type: request, browser: alice, url: 'http://shop.test/' }
attempts:
  - { actions: [{ type: request, browser: bob, url: 'http://shop.test/' }], hint: Somebody else }
because: What was seen, in a sentence or two.
---
What this step is about. The **handler** changes the session:

\`\`\`js
req.session.views = (req.session.views || 0) + 1;
\`\`\`

Send a request, and look at {event session.change}.
`;
