import { expect, test } from '@playwright/test';
import { openLesson, rows, send, shown } from './page.js';

test('Send twice: views 1, then 2; Set-Cookie comes, Cookie goes back', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await expect(shown(page)).toContainText('Welcome to this page for the first time!');
  await rows(page, 'response').first().getByRole('button').click();
  const selected = page.getByRole('region', { name: 'Selected event' });
  await expect(selected).toContainText(/set-cookie/i);
  const setCookie = /connect\.sid=(s%3A[\w%.-]+)/.exec((await selected.textContent()) ?? '')?.[1];
  expect(setCookie).toBeTruthy();

  await send(page);
  await expect(shown(page)).toContainText('You visited this page 2 times');
  await expect(rows(page, 'request')).toHaveCount(2);
  await rows(page, 'request').last().getByRole('button').click();
  await expect(selected).toContainText(`connect.sid=${setCookie}`);
  await expect(page.getByRole('region', { name: 'MemoryStore' })).toContainText('1 session');
});

test('every step of the lesson can be done, and stays done', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await expect(page.getByRole('region', { name: 'Your turn' })).toContainText('All done');
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The cookie comes back');
  await send(page);
  await expect(page.getByRole('region', { name: 'Your turn' })).toContainText('All done');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Your turn' })).toContainText('All done');
});

test('by keyboard alone', async ({ page }) => {
  await openLesson(page);
  const send = page.getByRole('button', { name: 'Send', exact: true });
  for (let i = 0; i < 30 && !(await send.evaluate((button) => button === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(send).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(page, 'response')).toHaveCount(1);
});
