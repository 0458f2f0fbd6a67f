import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows } from './page.js';

const broken: [name: string, code: string, says: RegExp][] = [
  ['a syntax error', 'var x = ;', /unexpected token/i],
  ['an app that throws when it loads', "throw new Error('no database');", /no database/],
  ['an endless loop', 'for (;;) {}', /endless loop/],
];

async function write(page: Page, code: string) {
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
  await page.keyboard.press('ControlOrMeta+Enter');
}

for (const [name, code, says] of broken) {
  test(`${name} is said in the page, and the next edit recovers`, async ({ page }) => {
    await openLesson(page);
    await write(page, code);
    await expect(page.getByText(says).first()).toBeVisible();
    await write(page, "require('express')().get('/', (req, res) => res.send('mended')).listen(3000);");
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(rows(page, 'response').last()).toContainText('200');
  });
}

test('a handler that never answers is said in the page', async ({ page }) => {
  await openLesson(page);
  await write(page, "require('express')().get('/', () => {}).listen(3000);");
  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText(/never answered/).first()).toBeVisible();
});
