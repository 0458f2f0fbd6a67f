import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { app, fileOf, runCli, visit } from '../test-cli.js';

describe('--out', () => {
  it('lets nothing of an experiment become markup, wherever it stands', async () => {
    const script = `<script>alert(1)</script><img src=x onerror=alert(1)>"'`;
    const evil = `${app}
app.get('/evil', (req, res) => {
  console.log(${JSON.stringify(script)});
  req.session[${JSON.stringify(script)}] = ${JSON.stringify(script)};
  res.cookie('c', ${JSON.stringify(script)}, { encode: String, path: '/<script>' }).set('x-evil', ${JSON.stringify(script)});
  res.send(${JSON.stringify(`</pre>${script}`)});
});
app.get('/throws', () => { throw new Error(${JSON.stringify(script)}); });`;
    const actions = [
      { ...visit, url: `http://shop.test/evil?<script>`, headers: { 'x-evil': script }, body: script, method: 'GET' },
      { ...visit, url: 'http://shop.test/throws' },
      { type: 'cookie.set', browser: 'alice', url: 'http://shop.test/', cookie: `evil=${script}` },
    ];
    const { stdout, exit } = await runCli(['--out', 'html', await fileOf('evil.json', { app: evil, actions })]);
    expect(exit).toBe(0);
    const tags = new Set([...stdout.matchAll(/<\/?([a-z]\w*)/gi)].map(([, name]) => name));
    expect([...tags].filter((tag) => /script|img|iframe|link|form/i.test(tag ?? ''))).toEqual([]);
    expect(stdout).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(stdout).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
  });

  it('writes the page to the file that is named, and the same page each time', async () => {
    const file = await fileOf('one.json', { app, actions: [visit, visit] });
    const out = `${file}.html`;
    expect(await runCli(['--out', out, file])).toEqual({ stdout: '', stderr: '', exit: 0 });
    const { stdout } = await runCli(['--out', 'html', file]);
    expect(await readFile(out, 'utf8')).toBe(stdout.slice(0, -1));
    expect(stdout).toContain('express-session makes a new session');
    expect(stdout).toContain('views 2');
  });

  it('says in one line when the page can not be written', async () => {
    const file = await fileOf('one.json', { app, actions: [] });
    const { stderr, exit } = await runCli(['--out', `${file}/page.html`, file]);
    expect(stderr).toMatch(/page\.html: cannot be written \(ENOTDIR\)\.\n$/);
    expect(exit).toBe(2);
  });
});
