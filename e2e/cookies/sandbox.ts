import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ExperimentInput } from '../../protocol/experiment.js';
import type { ExperimentResult } from '../../protocol/result.js';
import { app, type CookieCase } from './cases/case.js';
import type { Seen } from './seen.js';

const command = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

/** Runs cases in the sandbox, by the experiment command as people use it. @param began each case's clock, in ms since the Unix epoch */
export async function runInSandbox(cases: { of: CookieCase; began: number }[]): Promise<Seen[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cookies-'));
  try {
    const file = join(folder, 'cases.jsonl');
    const experiments = cases.map(({ of, began }): ExperimentInput => {
      const clock = new Date(began).toISOString();
      const alice = { private: of.private ?? false, thirdPartyCookies: of.private ? 'block' : 'allow' } as const;
      return { app, clock, actions: of.actions, browsers: { alice } };
    });
    await writeFile(file, experiments.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const seen: Seen[] = [];
    for await (const line of lines([command, '--batch', file])) {
      const result = JSON.parse(line) as ExperimentResult | { error: string };
      if ('error' in result) throw new Error(result.error);
      seen.push(seenIn(result, cases[seen.length]?.began ?? 0));
    }
    return seen;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function lines(args: string[]) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return createInterface({ input: child.stdout });
}

function seenIn({ trace, browsers }: ExperimentResult, began: number): Seen {
  const requests = trace.filter((event) => event.type === 'request');
  return {
    requests: requests.map(({ method, headers }) => {
      const header = (name: string) => headers.find(([other]) => other === name)?.[1] ?? null;
      return { method, cookie: header('Cookie'), origin: header('Origin') };
    }),
    blocked: trace.some((event) => event.type === 'browser.cors' && event.outcome === 'blocked'),
    scriptsRead: trace.flatMap((event) => (event.type === 'browser.script' && event.op === 'read' ? [event.text] : [])),
    jar: (browsers.alice ?? []).map(({ name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite }) => {
      const lives = expires === null ? null : (Date.parse(expires) - began) / 1000;
      return { name, value, domain, hostOnly, path, lives, httpOnly, secure, sameSite };
    }),
  };
}
