import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lastSeq, openLesson, rows, send } from './page.js';

/** What the log says, line by line. */
const logLines = (page: Page) => rows(page).allInnerTexts();

/** The log of a page that has shown everything up to an event. */
async function logUntil(page: Page, seq: number): Promise<string[]> {
  await expect.poll(() => lastSeq(page)).toBe(seq);
  return logLines(page);
}

/** A lesson in which two requests were sent, and the dialog that shares it. */
async function shareTwoRequests(page: Page) {
  await openLesson(page);
  await send(page);
  await send(page);
  const seq = await lastSeq(page);
  const log = await logLines(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this experiment' });
  await expect(dialog).toContainText('2 actions');
  return { dialog, seq, log };
}

test('a link opens in another browser with the same log, line by line', async ({ page, browser }) => {
  const { dialog, seq, log } = await shareTwoRequests(page);
  const link = await dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  expect(link).toMatch(/^http:\/\/localhost:\d+\/play#x=1\.[\w-]+$/);
  await expect(dialog).toContainText(/\d\.\d KB\. The experiment is in the link itself/);
  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(link);
  expect(await logUntil(there, seq)).toEqual(log);
  await send(there);
  await there.reload();
  await expect.poll(() => lastSeq(there), 'a reload goes on where it was').toBeGreaterThan(seq);
  await other.close();
});

test('a short link does too, and so does the file', async ({ page, browser }) => {
  const { dialog, seq, log } = await shareTwoRequests(page);
  await dialog.getByRole('button', { name: 'Make a short link' }).click();
  const short = await dialog.getByRole('textbox', { name: 'Short link' }).inputValue();
  expect(short).toMatch(/^http:\/\/localhost:\d+\/play\/[0-9a-z]{12}$/);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download experiment' }).click();
  const file = await (await downloading).path();

  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(short);
  expect(await logUntil(there, seq)).toEqual(log);
  await there.goto('/play');
  await there.getByLabel('Choose a file').setInputFiles({
    name: 'experiment.json',
    mimeType: 'application/json',
    buffer: await readFile(file),
  });
  expect(await logUntil(there, seq)).toEqual(log);
  await other.close();
});

test('the project and the file are downloads; the text to copy is selected where no page may copy', async ({
  page,
  context,
}) => {
  await context.clearPermissions();
  const { dialog } = await shareTwoRequests(page);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download project' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('session-playground.zip');
  const zip = await readFile(await download.path());
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  expect(zip.toString('latin1')).toContain('session-playground/server.mjs');

  await expect(dialog.getByRole('textbox', { name: 'curl' })).toHaveValue(
    /^curl -i -b alice\.jar -c alice\.jar http:\/\/\w{16}\.localhost:\d+\/\ncurl -i -b alice\.jar/,
  );
  // as a browser that lets no page write to the clipboard
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }),
  );
  await dialog.getByRole('button', { name: 'Copy: Link' }).click();
  await expect(dialog).toContainText('This browser lets no page copy. It is selected');
  const link = await dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  expect(await page.evaluate(() => String(getSelection()))).toBe(link);
});

test('one request of the log as curl', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await send(page);
  await rows(page, 'request').last().getByRole('button').click();
  const selected = page.getByRole('region', { name: 'Selected event' });
  await selected.getByRole('button', { name: 'As curl' }).click();
  await expect(selected.getByRole('textbox', { name: 'As curl' })).toHaveValue(
    /^curl -i -H 'Cookie: connect\.sid=s%3A.+' http:\/\/\w{16}\.localhost:\d+\/$/,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`by keyboard alone, on a phone too, and axe finds nothing: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openLesson(page);
    await page.getByRole('button', { name: 'Share', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Link', exact: true })).toBeVisible();
    const shorten = dialog.getByRole('button', { name: 'Make a short link' });
    for (let i = 0; i < 10 && !(await shorten.evaluate((one) => one === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Short link' })).toBeVisible();
    for (const viewport of [page.viewportSize() ?? { width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeFocused();
  });
}

/** Drops a file on the page, as a person with a mouse does. */
async function drop(page: Page, name: string, content: string | number[]) {
  const data = await page.evaluateHandle(
    ({ name, content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([typeof content === 'string' ? content : Uint8Array.from(content)], name));
      return transfer;
    },
    { name, content },
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

const experiment = {
  app: "const express = require('express'); const app = express(); app.get('/', (req, res) => res.send('dropped here'));",
  actions: [{ type: 'request', url: 'http://shop.test/' }],
};

test('a file dropped on a lesson opens: an experiment, and what a browser recorded', async ({ page }) => {
  await openLesson(page);
  await drop(page, 'experiment.json', JSON.stringify(experiment));
  await expect(page).toHaveURL(/\/play#x=1\./);
  await expect(rows(page, 'response')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Stage' })).toContainText('dropped here');

  const entry = (second: number, path: string) => ({
    startedDateTime: `2026-05-01T00:00:0${second}.000Z`,
    time: 10,
    request: {
      method: 'GET',
      url: `https://shop.test${path}`,
      headers: [{ name: 'Authorization', value: 'Bearer at-5' }],
    },
  });
  await drop(page, 'recorded.har', JSON.stringify({ log: { entries: [entry(0, '/login'), entry(2, '/cart')] } }));
  await expect(rows(page, 'request')).toHaveCount(2);
  await expect(rows(page, 'request').last()).toContainText('/cart');
  await expect(page.getByRole('tabpanel', { name: 'Log' })).not.toContainText('at-5');
});

const refused: [string, string | number[], RegExp][] = [
  ['photo.png', [0x89, 0x50, 0x4e, 0x47, 0xff, 0, 1], /^photo\.png: It is no text: drop the JSON/],
  ['project.zip', [0x50, 0x4b, 3, 4, 0xff], /^project\.zip: It is a ZIP file: unpack it/],
  ['notes.txt', 'let a = 1;', /^notes\.txt: It is no experiment: drop or paste the JSON of one, a link/],
  ['package.json', '{"name":"x"}', /^package\.json: app: Invalid input/],
  ['half.json', JSON.stringify(experiment).slice(0, -3), /^half\.json: not JSON: /],
  ['empty.har', '', /^empty\.har: There is nothing in it\./],
  [
    'large.json',
    `{"app":"${'a'.repeat(5_000_000)}"}`,
    /^large\.json: It has 5\.0 MB; an experiment has 2\.5 MB at most\./,
  ],
  ['<script>alert(1)</script>.json', '{}', /^<script>alert\(1\)<\/script>\.json: app: /],
];

test('a dropped file that is something else is refused in one sentence, and the page stays', async ({ page }) => {
  await openLesson(page);
  const address = page.url();
  for (const [name, content, sentence] of refused) {
    await drop(page, name, content);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }
  expect(page.url()).toBe(address);
});

test('a paste opens, and one of 5 MB is refused at once', async ({ page }) => {
  await page.goto('/play');
  const field = page.getByRole('textbox', { name: /^Paste / });
  const paste = (text: string) =>
    field.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste('a'.repeat(5_000_000));
  await expect(page.getByRole('alert')).toHaveText('The pasted text: It has 5.0 MB; an experiment has 2.5 MB at most.');
  await paste(JSON.stringify(experiment));
  await expect(rows(page, 'response')).toHaveCount(1);
});

/** The text of a link as a stranger makes it. */
const forged = (json: string) => `1.${deflateRawSync(json).toString('base64url')}`;
const badLinks: [string, RegExp][] = [
  ['1.abc', /not whole: it was cut or changed/],
  ['2.abc', /newer version of the playground/],
  ['<script>alert(1)</script>', /holds no experiment/],
  [forged(`{"app":"${' '.repeat(10_000_000)}"}`), /more than an experiment may have: over 2500000 bytes/],
  [forged('{"app":"","actions":[],"__proto__":{"polluted":1}}'), /__proto__: is not a known field/],
  [forged('{"app":"","actions":[{"type":"request","url":"javascript:alert(1)"}]}'), /actions\[0\]\.url: /],
];

test('a link that is cut, newer, too large or hostile is one sentence', async ({ page }) => {
  for (const [link, sentence] of badLinks) {
    await page.goto('/');
    await page.goto(`/play#x=${link}`);
    await expect(page.getByRole('heading', { name: 'This experiment does not open' })).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await page.goto('/play/000000000000');
  await expect(page.getByText('There is no experiment under this short link')).toBeVisible();
});

test('script in every string of a link is text on the page', async ({ page }) => {
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const script = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const hostile = {
    app: `${experiment.app}\n// ${script}\napp.get('/echo', (req, res) => res.set('X-Odd', ${JSON.stringify(script)}).send(req.query.q)); console.log(${JSON.stringify(script)});`,
    files: { [`views/${script.replaceAll('/', '')}`]: script },
    actions: [
      { type: 'request', url: `http://shop.test/echo?q=${encodeURIComponent(script)}`, headers: { 'X-Odd': script } },
      { type: 'cookie.set', browser: 'alice', url: 'http://shop.test/', cookie: `a=${script}` },
      { type: 'cookie.delete', browser: 'alice', name: script },
      { type: 'store.delete', sid: script },
    ],
  };
  await page.goto(`/play#x=${forged(JSON.stringify(hostile))}`);
  await expect(rows(page, 'response')).toHaveCount(1);
  for (const tab of ['Options', 'World', 'Log']) await page.getByRole('tab', { name: tab }).click();
  const log = rows(page);
  for (let i = 0; i < (await log.count()); i++) await log.nth(i).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'JSON' }).click();
  const shared = JSON.parse(await dialog.getByRole('textbox', { name: 'JSON' }).inputValue()) as typeof hostile;
  expect(shared.actions).toMatchObject(hostile.actions);
  expect(alerts).toEqual([]);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});
