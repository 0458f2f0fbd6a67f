import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const cli = join(import.meta.dirname, '../../dist/server/cli.js');

/** What the built command prints, and how it ends. */
export async function runCli(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, INIT_CWD: '', ...env } });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ...texts, exit };
}

/** A file of the test's own, gone when it is over. @returns its path */
export async function fileOf(name: string, content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'experiment-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Counts visits, and says whom it greets. */
export const app = `const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));
app.get('/', (req, res) => {
  req.session.views = (req.session.views || 0) + 1;
  res.send('views ' + req.session.views);
});
`;
export const visit = { type: 'request', url: 'http://shop.test/' } as const;
