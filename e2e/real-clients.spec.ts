import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '../protocol/live.js';
import type { EventOf, TraceEvent } from '../trace/event.js';
import { rows } from './page.js';

const run = promisify(execFile);

const app = `var express = require('express');
var session = require('express-session');
var app = express();
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false, cookie: { maxAge: 3600000 } }));
app.get('/login', (req, res) => req.session.regenerate(() => { req.session.user = req.query.user; res.redirect('/'); }));
app.get('/logout', (req, res) => req.session.destroy(() => res.clearCookie('connect.sid').redirect('/')));
app.get('/', (req, res) => {
  if (!req.session.user) return res.send('Nobody is logged in');
  req.session.views = (req.session.views || 0) + 1;
  res.append('Set-Cookie', 'everywhere=1; Domain=localhost');
  res.send(req.session.user + ' was here ' + req.session.views + ' times');
});`;

/** A sandbox with that app, and its trace as the server tells it. */
class Sandbox {
  readonly events: TraceEvent[] = [];
  readonly #socket: Socket<ServerEvents, ClientEvents>;
  #id = '';

  constructor(readonly playground: URL) {
    this.#socket = io(playground.href, { transports: ['websocket'] });
    this.#socket.on('trace', ({ events }, received) => {
      this.events.push(...events);
      received(true);
    });
  }

  async open(): Promise<this> {
    const reply = await this.#socket.emitWithAck('sandbox.create', { experiment: { app, actions: [] } });
    if (!reply.ok) throw new Error(reply.error.message);
    this.#id = reply.value.id;
    return this;
  }

  get lesson() {
    return `/lesson/sessions/views-counter/first-visit?sandbox=${this.#id}`;
  }

  url(path: string) {
    return `http://${this.#id}.localhost:${this.playground.port}${path}`;
  }

  get requests() {
    return this.events.filter((event): event is EventOf<'request'> => event.type === 'request');
  }

  close() {
    this.#socket.close();
  }
}

let sandbox: Sandbox;
test.beforeEach(async ({ baseURL }) => {
  sandbox = await new Sandbox(new URL(baseURL ?? '')).open();
});
test.afterEach(() => sandbox.close());

test('curl with -b and -c logs in, comes back, and logs out; the page shows it as real:1', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'curl-'));
  const jar = join(folder, 'jar');
  const curl = async (path: string) => (await run('curl', ['-s', '-b', jar, '-c', jar, sandbox.url(path)])).stdout;
  await page.goto(sandbox.lesson);
  expect(await curl('/')).toBe('Nobody is logged in');
  expect(await curl('/login?user=ann')).toBe('Found. Redirecting to /');
  expect(await curl('/')).toBe('ann was here 1 times');
  expect(await curl('/')).toBe('ann was here 2 times');
  expect(await readFile(jar, 'utf8')).toContain('connect.sid');
  expect(await readFile(jar, 'utf8')).not.toContain('everywhere');
  expect((await run('curl', ['-s', sandbox.url('/')])).stdout).toBe('Nobody is logged in');
  expect(await curl('/logout')).toBe('Found. Redirecting to /');
  expect(await readFile(jar, 'utf8')).not.toContain('connect.sid');
  await rm(folder, { recursive: true });

  await expect(rows(page, 'request')).toHaveCount(6);
  await page.getByRole('button', { name: 'Follow live' }).click();
  await expect(page.getByRole('button', { name: 'Look at real:1' })).toBeVisible();
  expect(new Set(sandbox.requests.map(({ browser }) => browser))).toEqual(new Set(['real:1']));
});

/** The playground has no cookies; were there some, set in every way a page can, a sandbox must not get them. */
async function giveCookies(context: BrowserContext, page: Page) {
  await context.addCookies([{ name: 'playground', value: 'secret', url: sandbox.playground.origin }]);
  await page.evaluate("document.cookie = 'wide=secret; Domain=localhost; Path=/'");
}

test('a real tab logs in, comes back and logs out; another browser knows nothing of it, nor the playground', async ({
  page,
  context,
  browser,
}) => {
  await page.goto(sandbox.lesson);
  await giveCookies(context, page);
  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open in a real tab' }).click();
  const tab = await opening;
  await expect(tab.locator('body')).toHaveText('Nobody is logged in');
  await tab.goto(sandbox.url('/login?user=ann'));
  await expect(tab.locator('body')).toHaveText('ann was here 1 times');
  await tab.reload();
  await expect(tab.locator('body')).toHaveText('ann was here 2 times');
  expect(await tab.evaluate(() => fetch('/').then((response) => response.text()))).toBe('ann was here 3 times');

  const other = await browser.newContext({ userAgent: 'another browser' });
  const elsewhere = await other.newPage();
  await elsewhere.goto(sandbox.url('/'));
  await expect(elsewhere.locator('body')).toHaveText('Nobody is logged in');
  await elsewhere.goto(sandbox.url('/login?user=bob'));
  await expect(elsewhere.locator('body')).toHaveText('bob was here 1 times');
  await tab.goto(sandbox.url('/logout'));
  await expect(tab.locator('body')).toHaveText('Nobody is logged in');
  await elsewhere.reload();
  await expect(elsewhere.locator('body')).toHaveText('bob was here 2 times');
  await other.close();

  await expect
    .poll(() => new Set(sandbox.requests.map((request) => request.browser)))
    .toEqual(new Set(['real:1', 'real:2']));
  const sent = JSON.stringify(sandbox.requests.map(({ headers }) => headers));
  expect(sent).not.toContain('secret');
  expect(sent.toLowerCase()).not.toContain('referer","http://localhost');
  const shown = page.locator('[data-seq][data-type="request"]');
  await expect(shown).toHaveCount(sandbox.requests.length);
});

test('a page of a sandbox reaches nothing of the playground', async ({ page, context }) => {
  await page.goto(sandbox.url('/'));
  await page.evaluate("document.cookie = 'planted=1; Domain=localhost; Path=/'");
  const tried = await page.evaluate(async (playground) => {
    const socket = new WebSocket(`${playground.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const opened = await new Promise((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
    const read = await fetch(`${playground}/lessons/index.json`).then(
      () => true,
      () => false,
    );
    return { opened, read, opener: window.opener !== null };
  }, sandbox.playground.origin);
  expect(tried).toEqual({ opened: false, read: false, opener: false });
  expect((await context.cookies(sandbox.playground.origin)).map(({ name }) => name)).toEqual([]);
});
