import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import lock from '../../../package-lock.json';
import { type ExperimentInput, experiment } from '../../../protocol/experiment.js';
import type { ExperimentResult } from '../../../protocol/result.js';
import { projectFiles, projectZip } from './project.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

const visit = { type: 'request', url: 'http://shop.test/' } as const;
const counter = `app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));
app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });
app.post('/login', (req, res) => req.session.regenerate(() => { req.session.user = req.hostname; res.redirect('/me'); }));
app.get('/me', (req, res) => res.send('user ' + req.session.user));
`;
const commonJs = `const express = require('express'); const session = require('express-session'); const app = express();\n${counter}`;
const esModule = `import express from 'express'; import session from 'express-session'; const app = express();\n${counter}`;
const actions: ExperimentInput['actions'] = [
  visit,
  visit,
  { ...visit, browser: 'bob' },
  { type: 'parallel', requests: [{ url: visit.url, browser: 'carol' }] },
  { ...visit, method: 'POST', url: 'http://shop.test/login', follow: true },
  { ...visit, url: 'http://shop.test/none' },
];
const apps: Record<string, ExperimentInput> = {
  'neither listens nor exports': { app: commonJs, actions },
  listens: { app: `${commonJs}app.listen(8080);`, actions },
  'exports itself': { app: `${commonJs}module.exports = app;`, actions },
  'is an ES module': { app: esModule, actions },
  'is an ES module that exports itself': { app: `${esModule}export default app;`, actions },
  'was edited since': { app: 'broken(', actions: [{ type: 'deploy', app: commonJs }, ...actions] },
  'has views and static files': {
    app: `${commonJs}app.set('view engine', 'ejs'); app.use(express.static('public'));
app.get('/view', (req, res) => res.render('home', { name: req.query.name }));`,
    files: { 'views/home.ejs': 'Hello <%= name %>', 'public/a.txt': 'static' },
    actions: [
      { ...visit, url: 'http://shop.test/view?name=<b>' },
      { ...visit, url: 'http://shop.test/a.txt' },
    ],
  },
};

/** The project's ZIP file unpacked, with the packages of this repository in place of those that npm would install. */
async function unpacked(made: ExperimentInput): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, bytes] of Object.entries(unzipSync(projectZip(experiment.parse(made))))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), strFromU8(bytes));
  }
  const project = join(folder, 'session-playground');
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  return project;
}

/** What npm start runs, on any free port. @returns its address */
async function start(project: string): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, ['server.mjs'], {
    cwd: project,
    env: { ...process.env, PORT: '0', NODE_ENV: 'production' },
  });
  onTestFinished(() => void child.kill());
  let output = '';
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk;
      const [, address] = /Listening on (\S+)/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', () => reject(new Error(output)));
  });
}

/** The answers that the experiment command gives. */
async function answersOfSandbox(project: string): Promise<string[]> {
  const { stdout } = await run(process.execPath, [join(root, 'dist/server/cli.js'), join(project, 'experiment.json')]);
  const { responses } = JSON.parse(stdout) as ExperimentResult;
  return responses.map(({ status, body }) => `${status} ${body.trim().slice(0, 300)}`);
}

describe('a downloaded project', () => {
  it.each(Object.entries(apps))(
    'runs under real Node and answers the replay as the sandbox does: its app %s',
    async (_, made) => {
      const project = await unpacked(made);
      const { stdout } = await run(process.execPath, ['replay.mjs', await start(project)], { cwd: project });
      // a body may have several lines
      const answers = stdout.split(/^\w+: [A-Z]+ http\S+ -> /m).slice(1);
      expect(answers.map((answer) => answer.trim())).toEqual(await answersOfSandbox(project));
      expect(answers.length).toBeGreaterThan(1);
    },
    30_000,
  );

  it('needs the packages that its app names, at the versions that run in the sandbox', () => {
    const { app } = apps['has views and static files'] as ExperimentInput;
    const files = projectFiles(experiment.parse({ app, files: { 'v.ejs': '' }, actions: [] }));
    const { dependencies } = JSON.parse(files['package.json'] ?? '') as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies)).toEqual(['ejs', 'express', 'express-session', 'tough-cookie']);
    const installed = lock.packages as Record<string, { version?: string }>;
    for (const [name, version] of Object.entries(dependencies))
      expect(version).toBe(installed[`node_modules/${name}`]?.version);
  });

  it('says what its replay leaves out', async () => {
    const project = await unpacked({
      app: commonJs,
      actions: [visit, { type: 'restart' }, { type: 'advance', ms: 9e6 }],
    });
    const { stdout } = await run(process.execPath, ['replay.mjs', await start(project)], { cwd: project });
    expect(stdout).toContain('(not done here: restart)\n(not done here: 9000 s pass)');
  });

  it('with an app that cannot answer says so, and a replay that nothing answers too', async () => {
    const project = await unpacked({ app: 'var a = 1;', actions: [visit] });
    await expect(start(project)).rejects.toThrow(/neither listens, nor exports its app, nor makes one/);
    const replay = run(process.execPath, ['replay.mjs', 'http://localhost:9'], { cwd: project });
    await expect(replay).rejects.toMatchObject({
      code: 1,
      stderr: 'Nothing answers at http://localhost:9/: is npm start running?\n',
    });
  });
});
