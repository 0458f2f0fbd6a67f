import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { rows } from './page.js';

const experiment = {
  app: "const express = require('express'); const app = express(); app.get('/', (req, res) => res.send('in a frame'));",
  actions: [{ type: 'request', url: 'http://shop.test/' }],
};
const link = `1.${deflateRawSync(JSON.stringify(experiment)).toString('base64url')}`;

/** A site of somebody's, whose page frames the address in its query. */
async function site(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const framed = new URL(request.url ?? '', 'http://site').searchParams.get('framed') ?? '';
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<title>A course</title><iframe src="${framed.replaceAll('&', '&amp;')}" width="1000" height="900"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A playground of its own that lets one origin frame it. @returns its address */
function playground(embedOrigins: string, data: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: data, EMBED_ORIGINS: embedOrigins },
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const [, url] = /ready: (\S+)\//.exec(String(chunk)) ?? [];
      if (url) resolve({ process: child, url });
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}

let school: Awaited<ReturnType<typeof site>>;
let other: Awaited<ReturnType<typeof site>>;
let served: Awaited<ReturnType<typeof playground>>;
let data: string;

test.beforeAll(async () => {
  school = await site();
  other = await site();
  data = await mkdtemp(join(tmpdir(), 'embed-'));
  served = await playground(school.origin, join(data, 'kept'));
});
test.afterAll(async () => {
  school.server.close();
  other.server.close();
  served.process.removeAllListeners('exit');
  const ended = new Promise((resolve) => served.process.once('exit', resolve));
  served.process.kill();
  await ended;
  await rm(data, { recursive: true });
});

const framing = ({ origin }: { origin: string }, address: string) =>
  `${origin}/?framed=${encodeURIComponent(served.url + address)}`;

test('an allowed page frames an experiment, by link and by short link, and it works there', async ({ page }) => {
  const answer = await page.request.post(`${served.url}/share`, { data: { link } });
  const { id } = (await answer.json()) as { id: string };
  for (const address of [`/play?embed#x=${link}`, `/play/${id}?embed`]) {
    await page.goto(framing(school, address));
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('region', { name: 'Stage' })).toContainText('in a frame');
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await frame.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(frame.locator('[data-seq][data-type="response"]')).toHaveCount(2);
    await expect(frame.getByRole('link', { name: 'Open in Session Playground' })).toHaveAttribute('target', '_blank');
  }
  const opening = page.waitForEvent('popup');
  await page.frameLocator('iframe').getByRole('link', { name: 'Open in Session Playground' }).click();
  const whole = await opening;
  await expect(rows(whole, 'response')).toHaveCount(1);
  await expect(whole.getByRole('banner')).toBeVisible();
});

test('a page of another origin does not, nor does an allowed one frame anything else', async ({ page }) => {
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/frame-ancestors/.test(message.text())) blocked.push(message.text());
  });
  const tries = [
    framing(other, `/play?embed#x=${link}`),
    framing(school, `/play#x=${link}`),
    framing(school, '/lesson/sessions/views-counter?embed'),
    framing(school, '/'),
  ];
  for (const [i, address] of tries.entries()) {
    await page.goto(address);
    await expect.poll(() => blocked.length, address).toBe(i + 1);
    await expect(page.frameLocator('iframe').getByRole('region', { name: 'Stage' })).toHaveCount(0);
  }
});
