import { expect, type Page, test } from '@playwright/test';
import { lastSeq, openLesson, rows, send } from './page.js';

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

/** Changes the world and starts it: the page follows another sandbox then. */
async function startNewWorld(page: Page) {
  const before = page.url();
  await page.getByRole('button', { name: 'Start the new world' }).click();
  await expect(page).not.toHaveURL(before);
  await expect(page.getByRole('button', { name: 'Discard changes' })).toBeDisabled();
  await expect(rows(page, 'deploy')).toHaveCount(1);
}

test('https behind a proxy that the app does not trust: the log says that no secure cookie is sent', async ({
  page,
}) => {
  await openLesson(page);
  await tab(page, 'Options');
  await page.getByRole('radiogroup', { name: 'cookie.secure' }).getByRole('radio', { name: 'true' }).click();
  await tab(page, 'World');
  await page.getByLabel('Proxies before the app').selectOption('1');
  await startNewWorld(page);
  await tab(page, 'Code');
  await expect(page.locator('.cm-content')).toContainText('secure: true');

  await tab(page, 'Log');
  await page.getByRole('button', { name: 'https' }).click();
  await send(page);
  await expect(rows(page, 'proxy')).not.toHaveCount(0);
  await expect(rows(page, 'cookie.skip')).toHaveCount(1);
});

test('Redis is written into the code, and its commands are in the log', async ({ page }) => {
  await openLesson(page);
  await tab(page, 'World');
  await page.getByLabel('Kind').selectOption('Redis (embedded)');
  await page.getByLabel('Memory of Redis, bytes').fill('100000');
  await startNewWorld(page);
  await tab(page, 'Log');
  await send(page);
  await expect(rows(page, 'store.command').filter({ hasText: 'SET sess:' })).toHaveCount(1);

  // kept outside of the process
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await send(page);
  await expect(rows(page, 'session.load')).toHaveCount(1);
});

test('a store fails, and recovers', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await tab(page, 'World');
  await page.getByRole('button', { name: 'Let it fail' }).click();
  await expect(page.getByText('The store fails until it recovers.')).toBeVisible();
  await send(page);
  await expect(rows(page, 'response').last()).toContainText('500');
  await page.getByRole('button', { name: 'Let it recover' }).click();
  await send(page);
  await expect(rows(page, 'response').last()).toContainText('200');
  await expect(rows(page, 'store.fail')).toHaveCount(2);
});

test('a private window that is closed loses its jar, whichever browser it was made of', async ({ page }) => {
  await openLesson(page);
  await tab(page, 'World');
  await page.getByRole('button', { name: 'Add a browser' }).click();
  await page.getByLabel('Name of the browser').last().fill('carol');
  await page.getByLabel('carol: Private window').check();
  await startNewWorld(page);

  await page.getByRole('combobox', { name: 'Browser', exact: true }).selectOption('carol');
  const jar = page.getByRole('region', { name: 'Browser', exact: true });
  await send(page);
  await expect(jar).toContainText('connect.sid');
  await expect(page.getByLabel('Whose')).toHaveValue('carol');
  await page.getByRole('button', { name: 'Close and open it again' }).click();
  await expect(rows(page, 'browser.restart')).toHaveCount(1);
  await expect(jar).not.toContainText('connect.sid');
});

test('time passes by any amount, and a script reads its cookies', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await tab(page, 'World');
  await page.getByLabel('Amount of time').fill('2.5');
  await page.getByLabel('Unit').selectOption('h');
  await page.getByLabel('Amount of time').press('Enter');
  await expect(rows(page, 'clock').last()).toContainText('2 h');
  await page.getByLabel('Cookie', { exact: true }).fill('theme=dark');
  await page.getByRole('button', { name: 'Assign to document.cookie' }).click();
  await page.getByRole('button', { name: 'Read document.cookie' }).click();
  // the session's cookie is HttpOnly
  await expect(rows(page, 'browser.script').last()).toContainText('theme=dark');
  await expect(rows(page, 'browser.script').last()).not.toContainText('connect.sid');
});

test('a reload and a second tab show the world that the sandbox was made of', async ({ page, context }) => {
  await openLesson(page);
  await tab(page, 'World');
  await page.getByLabel('To the server, ms').fill('120');
  await page.getByRole('button', { name: 'Add a file' }).click();
  await page.getByLabel('Path').last().fill('views/home.ejs');
  await page.getByLabel('Text').fill('<h1>home</h1>');
  await startNewWorld(page);
  await send(page);
  const [seq, count] = [await lastSeq(page), await rows(page).count()];

  const other = await context.newPage();
  await other.goto(page.url());
  await page.reload();
  for (const each of [page, other]) {
    await expect(rows(each)).toHaveCount(count);
    expect(await lastSeq(each)).toBe(seq);
    await tab(each, 'World');
    await expect(each.getByLabel('To the server, ms')).toHaveValue('120');
    await expect(each.getByLabel('Text')).toHaveValue('<h1>home</h1>');
  }
});

test('when the server has forgotten the sandbox, the same world is made again', async ({ page }) => {
  let forgotten: string | null = null;
  let cut = () => {};
  await page.routeWebSocket(/socket\.io/, (ws) => {
    const server = ws.connectToServer();
    cut = () => void Promise.all([ws.close(), server.close()]);
    // asked for by an id that it does not have, the server answers as after a restart
    ws.onMessage((message) =>
      server.send(forgotten ? String(message).replace(forgotten, 'aaaaaaaaaaaaaaaa') : message),
    );
  });
  await openLesson(page);
  await tab(page, 'World');
  await page.getByLabel('To the server, ms').fill('120');
  await startNewWorld(page);
  const before = page.url();
  forgotten = new URL(before).searchParams.get('sandbox');
  cut();
  await expect(page).not.toHaveURL(before, { timeout: 20_000 });
  await expect(rows(page, 'deploy')).toHaveCount(1);
  await expect(page.getByLabel('To the server, ms')).toHaveValue('120');
});

test('what a world cannot be is said in one sentence, and none is started', async ({ page }) => {
  await openLesson(page);
  await tab(page, 'World');
  await page.getByLabel('To the server, ms').fill('60001');
  await expect(page.getByText('network.latency.toServer: Too big')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the new world' })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('To the server, ms')).toHaveValue('0');

  // what the running world refuses is said as well
  await page.getByLabel('Amount of time').fill('4000');
  await page.getByRole('button', { name: 'Let it pass' }).click();
  await expect(page.locator('[data-problem]')).toContainText('action.ms: Too big');
});
