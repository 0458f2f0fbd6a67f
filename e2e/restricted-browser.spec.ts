import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

/** Browsers, networks and schools forbid this and that: the page works without. */

/** A proxy as some schools have one: it passes requests on, and no upgrade to WebSocket. */
async function withoutUpgrades(server: string) {
  const polls: string[] = [];
  let refused = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    if (url.includes('transport=polling')) polls.push(method);
    const passed = request(new URL(url, server), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  proxy.on('upgrade', (_, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = `http://localhost:${(proxy.address() as AddressInfo).port}`;
  return { address, polls, refused: () => refused, close: () => proxy.close().closeAllConnections() };
}

test('without WebSocket the page is live by polling', async ({ page, baseURL }) => {
  const proxy = await withoutUpgrades(baseURL ?? '');
  try {
    await page.goto(`${proxy.address}/lesson`);
    await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
    await send(page);
    await send(page);
    await expect(rows(page, 'response')).toHaveCount(2);
    expect(proxy.refused()).toBeGreaterThan(0);
    expect(proxy.polls).toContain('POST');
  } finally {
    proxy.close();
  }
});

test('without storage the page works, and a reload goes on where it was', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openLesson(page);
  await send(page);
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('dialog', { name: 'View' }).getByText('Dark').click();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.getByRole('textbox', { name: 'Code of the app' })).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(rows(page, 'response')).toHaveCount(1);
  expect(errors).toEqual([]);
});
