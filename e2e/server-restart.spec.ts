import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { send } from './page.js';

/** A server of its own. @returns its process and its address, once it serves */
async function serve(port: number, data: string): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: data, WORKERS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(server.stdout as NodeJS.ReadableStream, 'data');
  const address = /http:\S+/.exec(String(said))?.[0];
  if (!address) throw new Error(`The server says: ${said}`);
  return { server, address };
}

async function kill(server: ChildProcess) {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

test('a server that restarts under the page: the code stays, also what is half written, and what is gone is said', async ({
  page,
}) => {
  const data = await mkdtemp(path.join(tmpdir(), 'session-playground-'));
  let { server, address } = await serve(0, data);
  try {
    await page.goto(`${address}lesson`);
    await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
    await send(page);
    await page.getByRole('tab', { name: 'Code' }).click();
    const code = page.getByRole('textbox', { name: 'Code of the app' });
    await code.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText("\napp.get('/mine', (req, res) => res.send('mine'));");
    await expect(page.getByText('This is what runs.')).toBeVisible();
    await page.keyboard.insertText('\nvar half = ');

    await kill(server);
    await expect(page.getByRole('status').filter({ hasText: 'Reconnecting…' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Path' }).fill('/mine');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: '1 action to do then' })).toBeVisible();
    ({ server } = await serve(Number(new URL(address).port), data));

    await expect(page.getByText('The server no longer had this sandbox.')).toBeVisible();
    await expect(page.locator('[data-type="response"]')).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'Browser', exact: true })).toContainText('mine');
    await expect(code).toContainText('var half =');
    await code.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('1;');
    await expect(page.getByText('This is what runs.')).toBeVisible();
  } finally {
    await kill(server);
    await rm(data, { recursive: true, force: true });
  }
});
