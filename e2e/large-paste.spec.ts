import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows } from './page.js';

/** Pastes into the editor, over all that is in it. */
async function paste(page: Page, text: string) {
  const code = page.getByRole('textbox', { name: 'Code of the app' });
  await code.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await code.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('5 MB pasted into the editor are refused in one sentence, and the next edit runs', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  await paste(page, `var a = 1;\n`.repeat(460_000));
  await expect(page.locator('[data-problem]')).toContainText(
    'This would make the code 5.1 MB; an app has 200.0 KB at most.',
  );
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(rows(page, 'deploy')).toHaveCount(1);

  await paste(page, "require('express')().get('/', (req, res) => res.send('small again')).listen(3000);");
  await expect(page.getByText('This is what runs.')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Browser', exact: true })).toContainText('small again');
});

test('a body of 5 MB is refused in one sentence: it does not end the connection, nor is it sent again', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('combobox', { name: 'Method' }).selectOption('POST');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('textbox', { name: 'Body' }).fill('a'.repeat(5_000_000));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.locator('[data-problem]')).toContainText('This has 5.0 MB');
  await page.getByRole('textbox', { name: 'Body' }).fill('a=1');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(rows(page, 'response')).toHaveCount(1);
});
