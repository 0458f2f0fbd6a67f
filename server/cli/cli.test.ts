import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { app, fileOf, runCli, visit } from './test-cli.js';

const mistake = (name: string) => join(import.meta.dirname, '../../experiments/mistakes', `${name}.json`);

describe('--batch', () => {
  it('gives each line the result it has alone, in the order of the lines, whatever ran in its instance before', async () => {
    const experiments = [
      { app, actions: [visit, visit] },
      { app: `${app}globalThis.left = 'behind'; Array.prototype.spoiled = true;`, actions: [visit] },
      {
        app: `${app}app.get('/left', (req, res) => res.send(typeof left + [].spoiled));`,
        actions: [{ ...visit, url: 'http://shop.test/left' }],
      },
      { app: 'function f() { f(); } f();', actions: [visit] },
      // in few steps: what fills the memory bit by bit takes seconds, and on a busy machine is ended for that
      { app: 'const all = []; for (let n = 1e6; ; n *= 4) all.push(new Uint8Array(n).fill(1));', actions: [visit] },
      { seed: 7, app, actions: [visit] },
    ];
    const alone = await Promise.all(
      experiments.map(async (one) => (await runCli([await fileOf('one.json', one)])).stdout),
    );
    const lines = [...experiments, ...experiments].map((one) => JSON.stringify(one)).join('\n');
    const { stdout, exit } = await runCli(['--batch', await fileOf('all.jsonl', lines)]);
    expect(stdout).toBe([...alone, ...alone].join(''));
    expect(exit).toBe(0);
    expect(stdout).toContain('undefinedundefined');
    expect(stdout).toContain('"limit":"memory"');
  }, 60_000);

  it('goes on after a line that is no experiment, and says at the end which was the first', async () => {
    const file = await fileOf('some.jsonl', `${JSON.stringify({ app, actions: [] })}\n{"app": 1}\n\nnot json\n`);
    const { stdout, stderr, exit } = await runCli(['--batch', file]);
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: string });
    expect(results.map(({ error }) => error?.split(':')[0])).toEqual([undefined, 'line 2', 'line 4']);
    expect(stderr).toMatch(/some\.jsonl: line 2: app: .*\n$/);
    expect(exit).toBe(2);
  });
});

describe('--explain', () => {
  it('tells request by request what happened and why, and what to change', async () => {
    const { stdout, exit } = await runCli(['--explain', mistake('secure-behind-proxy')]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^r1 {2}alice {2}GET https:\/\/shop\.test\/$/m);
    expect(stdout).toMatch(/^ {4}set-cookie no {3}The cookie is Secure/m);
    expect(stdout).toMatch(/^ {2}Secure cookie behind a proxy that is not trusted at event \d+ of r1$/m);
    expect(stdout).toMatch(/What to change: .*trust proxy/);
    expect(stdout).toMatch(/^Cookies at the end\n {2}alice has no cookie$/m);
  });

  it('has colours only where they are shown or asked for', async () => {
    const file = mistake('secure-over-http');
    expect((await runCli(['--explain', file])).stdout).not.toContain('\u001b');
  });

  it('shows what would command a terminal instead of sending it there', async () => {
    const evil = `console.log('\\u001b]0;owned\\u0007\\u202e'); ${app}`;
    const { stdout } = await runCli(['--explain', await fileOf('evil.json', { app: evil, actions: [visit] })]);
    expect(stdout).toContain('\\u001b]0;owned\\u0007\\u202e');
  });
});

describe('--why', () => {
  it('names the first event that made a symptom so, the reason, and what would change it', async () => {
    const { stdout, exit } = await runCli(['--why', 'cookie never sent back', mistake('path-mismatch')]);
    expect(stdout).toMatch(/^event \d+, r\d+: .+\nTo change it: .+\n$/);
    expect(exit).toBe(0);
  });

  it('says what was looked for where there is no such thing', async () => {
    const { stdout } = await runCli(['--why', 'two Set-Cookie', mistake('path-mismatch-mended')]);
    expect(stdout).toMatch(/^[^\n]+\.\n$/);
    expect(stdout).not.toMatch(/^event/);
  });

  it('lists the known symptoms when asked for another', async () => {
    const { stderr, exit } = await runCli(['--why', 'it is slow', mistake('path-mismatch')]);
    expect(stderr).toMatch(/^--why: is no known symptom: there are "logged out after login", .*\.\n$/);
    expect(exit).toBe(2);
  });
});

describe('--what-if', () => {
  it('tells what another option would have changed, by running it', async () => {
    const file = await fileOf('one.json', { app, actions: [visit, { ...visit, url: 'http://shop.test/none' }] });
    const { stdout, exit } = await runCli(['--what-if', 'resave=true', file]);
    expect(stdout).toMatch(/^r2: express-session saves the session\. .*resave is true.*\nr2: .*does not touch/);
    expect(exit).toBe(0);
    expect((await runCli(['--what-if', 'resave=false', file])).stdout).toBe('Nothing differs.\n');
  });

  it('says in one line where the code computes the option', async () => {
    const computed = app.replace('resave: false', 'resave: Boolean(0)');
    const { stderr, exit } = await runCli([
      '--what-if',
      'resave=true',
      await fileOf('a.json', { app: computed, actions: [] }),
    ]);
    expect(stderr).toMatch(/a\.json: The code computes resave \(Boolean\(0\)\), so it cannot be set there.*\n$/);
    expect(exit).toBe(2);
  });
});

describe('--diff', () => {
  it('tells what differs by meaning: with another seed nothing but ids does', async () => {
    const one = { app, actions: [visit, visit] };
    const a = await fileOf('a.json', one);
    expect((await runCli(['--diff', a, await fileOf('b.json', { ...one, seed: 2 })])).stdout).toBe(
      'Nothing differs.\n',
    );
    const other = await fileOf('c.json', { ...one, app: app.replace("'views '", "'seen '") });
    const { stdout, exit } = await runCli(['--diff', a, other]);
    expect(stdout).toBe(
      'r1: the body is “seen 1” instead of “views 1”.\nr2: the body is “seen 2” instead of “views 2”.\n',
    );
    expect(exit).toBe(0);
  });
});

describe('a command that is not understood', () => {
  it.each([
    [[], /^name one experiment file/],
    [['a.json', 'b.json'], /^name one experiment file/],
    [['--explain', 'none.json'], /^none\.json: there is no such file\.$/m],
    [['--explain', '--batch', 'b.jsonl'], /^--batch and --explain: choose one\.$/m],
    [['--explian', 'a.json'], /--explian/],
    [['--diff', 'a.json'], /^--diff: name two experiment files/],
    [['--what-if', 'resave', 'a.json'], /^--what-if: write an option, = and its value/],
    [['--what-if', 'resafe=false', 'a.json'], /^--what-if: there is no option of that name: there are name, secret/],
  ])('%j is answered in one line, with exit 2', async (args, line) => {
    const { stdout, stderr, exit } = await runCli(args);
    expect({ stdout, exit, lines: stderr.split('\n').length }).toEqual({ stdout: '', exit: 2, lines: 2 });
    expect(stderr).toMatch(line);
  });
});
