import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserType, LaunchOptions, Page } from '@playwright/test';
import { app, type CaseAction, type CookieCase } from './cases/case.js';
import type { Seen } from './seen.js';

const require = createRequire(import.meta.url);

/** Real Chromium before the app in Node: every host name leads there, by http and by https. */
export class ChromiumAndNode {
  readonly #servers: Server[];
  readonly #profile: string;
  readonly #windows: { ordinary: Page; private: Page };
  readonly #requests: Seen['requests'];

  static async open(chromium: BrowserType, options: LaunchOptions): Promise<ChromiumAndNode> {
    const requests: Seen['requests'] = [];
    const express = loadApp();
    const listener: RequestListener = (request, response) => {
      const { method = '', headers } = request;
      if (isOfCase(request)) requests.push({ method, cookie: headers.cookie ?? null, origin: headers.origin ?? null });
      express(request, response);
    };
    const pem = readFileSync(new URL('self-signed.pem', import.meta.url));
    const servers = [createServer(listener), createHttpsServer({ key: pem, cert: pem }, listener)];
    const [http, https] = await Promise.all(servers.map(listen));
    const rules = `MAP *:80 127.0.0.1:${http}, MAP *:443 127.0.0.1:${https}, MAP *:8443 127.0.0.1:${https}`;
    const launch = { ...options, args: [...(options.args ?? []), `--host-resolver-rules=${rules}`] };
    const anyCertificate = { ignoreHTTPSErrors: true };
    // a context of Playwright's is a private window, but for the one of a profile
    const profile = await profileWithThirdPartyCookies();
    const ordinary = await chromium.launchPersistentContext(profile, { ...launch, ...anyCertificate });
    const inPrivate = await (await chromium.launch(launch)).newContext(anyCertificate);
    const windows = { ordinary: await ordinary.newPage(), private: await inPrivate.newPage() };
    return new ChromiumAndNode(servers, profile, windows, requests);
  }

  private constructor(
    servers: Server[],
    profile: string,
    windows: { ordinary: Page; private: Page },
    requests: Seen['requests'],
  ) {
    this.#servers = servers;
    this.#profile = profile;
    this.#windows = windows;
    this.#requests = requests;
  }

  /** @returns what was seen, and the real time at which the case began, in ms since the Unix epoch */
  async run(one: CookieCase): Promise<{ seen: Seen; began: number }> {
    const page = one.private ? this.#windows.private : this.#windows.ordinary;
    await page.goto('about:blank');
    await page.context().clearCookies();
    this.#requests.length = 0;
    const began = Date.now();
    const scriptsRead: string[] = [];
    let blocked = false;
    for (const action of one.actions) {
      if (action.type === 'script.cookie') scriptsRead.push(...(await script(page, action)));
      else if (!(await request(page, action))) blocked = true;
    }
    return { seen: { requests: [...this.#requests], blocked, scriptsRead, jar: await jarOf(page, began) }, began };
  }

  async close() {
    await this.#windows.ordinary.context().close();
    await this.#windows.private.context().browser()?.close();
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(this.#profile, { recursive: true, maxRetries: 10 });
  }
}

/** A profile whose settings allow third-party cookies: some builds of Chromium block them unless they are told. */
async function profileWithThirdPartyCookies() {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** Chromium asks for icons, and calls home to hosts of its own. */
const isOfCase = ({ url = '', headers: { host = '' } }: IncomingMessage) =>
  /(^|\.)(test|localhost|co\.uk|github\.io|127\.0\.0\.1)(:\d+)?$/.test(host) &&
  url !== '/favicon.ico' &&
  !url.endsWith(visit);

type RequestAction = Extract<CaseAction, { type: 'request' }>;
type ScriptAction = Extract<CaseAction, { type: 'script.cookie' }>;

/** @returns whether the page that asked was given the response */
async function request(page: Page, action: RequestAction): Promise<boolean> {
  const { url, from, kind = 'navigate', method = 'GET', credentials = 'same-origin', headers = {} } = action;
  if (kind === 'navigate' && from === undefined) {
    await page.goto(url);
    return true;
  }
  await open(page, from ?? url);
  if (kind === 'fetch')
    return page.evaluate(fetchIt, { url, method, credentials, headers: headers as Record<string, string> });
  if (kind === 'subresource') return page.evaluate(loadImage, url);
  const loaded = page.waitForEvent('load');
  await page.evaluate(submitForm, { url, method });
  await loaded;
  return true;
}

async function script(page: Page, { url, assign }: ScriptAction): Promise<string[]> {
  await open(page, url);
  if (assign === undefined) return [await page.evaluate(() => document.cookie)];
  await page.evaluate((text) => {
    // biome-ignore lint/suspicious/noDocumentCookie: this is what the case is about
    document.cookie = text;
  }, assign);
  return [];
}

const visit = '?visit';

/** Opens a page that is there already when the case begins: this request is none of the case's. */
const open = (page: Page, url: string) => page.goto(`${url}${visit}`);

async function jarOf(page: Page, began: number): Promise<Seen['jar']> {
  const devtools = await page.context().newCDPSession(page);
  const { cookies } = await devtools.send('Network.getAllCookies');
  await devtools.detach();
  return cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => ({
    name,
    value,
    domain: domain.replace(/^\./, ''),
    hostOnly: !domain.startsWith('.'),
    path,
    lives: expires < 0 ? null : expires - began / 1000,
    httpOnly,
    secure,
    sameSite: sameSite?.toLowerCase() ?? null,
  }));
}

function loadApp(): RequestListener {
  const module = { exports: {} };
  new Function('require', 'module', app)(require, module);
  return module.exports as RequestListener;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** These run in the page. */

type Fetch = { url: string; method: string; credentials: RequestCredentials; headers: Record<string, string> };

function fetchIt({ url, ...init }: Fetch) {
  return fetch(url, init).then(
    (response) => response.text().then(() => true),
    () => false,
  );
}

/** An image that is none shows no error to speak of: its page is given nothing in either case. */
function loadImage(url: string) {
  return new Promise<boolean>((resolve) => {
    const image = new Image();
    image.onload = image.onerror = () => resolve(true);
    image.src = url;
  });
}

function submitForm({ url, method }: { url: string; method: string }) {
  if (method === 'GET') {
    location.href = url;
    return;
  }
  const form = document.createElement('form');
  form.method = method;
  form.action = url;
  document.body.append(form);
  form.submit();
}
