import { describe, expect, it } from 'vitest';
import { fileOf, runCli } from './test-cli.js';

const entry = (second: number, method: string, path: string) => ({
  startedDateTime: new Date(Date.UTC(2026, 4, 1, 0, 0, second)).toISOString(),
  time: 40,
  request: { method, url: `https://shop.test/${path}`, headers: [{ name: 'Authorization', value: 'Bearer at-5' }] },
});
const harOf = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', creator: {}, entries } });

describe('an experiment from a HAR file, by the command', () => {
  it('is printed without its secrets, and runs', async () => {
    const har = harOf(entry(0, 'POST', 'login'), entry(2, 'GET', ''));
    const made = await runCli(['--har', await fileOf('shop.har', har)]);
    expect(made).toMatchObject({ exit: 0, stderr: '' });
    expect(made.stdout).not.toContain('at-5');
    const { stdout, exit } = await runCli([await fileOf('made.json', made.stdout)]);
    expect(exit).toBe(0);
    expect((JSON.parse(stdout) as { responses: unknown[] }).responses).toMatchObject([
      { status: 200 },
      { status: 200 },
    ]);
  });

  it.each([
    ['{', /shop\.har: not JSON: .+$/],
    [harOf(), /shop\.har: is no HAR file: log\.entries: holds no request\.$/],
  ])('is refused in one line that names the file: %.60s', async (content, line) => {
    const { stdout, stderr, exit } = await runCli(['--har', await fileOf('shop.har', content)]);
    expect({ stdout, exit, lines: stderr.split('\n').length }).toEqual({ stdout: '', exit: 2, lines: 2 });
    expect(stderr.trim()).toMatch(line);
  });
});
