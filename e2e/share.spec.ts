import { readFile } from 'node:fs/promises';
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
