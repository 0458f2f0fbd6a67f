import { expect, test } from '@playwright/test';
import { openLesson, rows } from './page.js';

test('curl -i in the terminal reaches the app', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await page.locator('.xterm-helper-textarea').focus();
  await expect(page.locator('.xterm-rows')).toContainText('$');
  await page.keyboard.type('curl -i http://shop.test/');
  await page.keyboard.press('Enter');
  await expect(page.locator('.xterm-rows')).toContainText('HTTP/1.1 200 OK');
  await expect(page.locator('.xterm-rows')).toContainText('Welcome to this page for the first time!');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(rows(page, 'request')).toHaveCount(1);
});
