import { expect, test } from '@playwright/test';
import { lastSeq, openLesson, rows, send } from './page.js';

test('two tabs on one sandbox see the same', async ({ page, context }) => {
  await openLesson(page);
  await send(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(rows(other)).toHaveCount(await rows(page).count());
  expect(await lastSeq(other)).toBe(await lastSeq(page));
  await other.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(rows(page, 'response')).toHaveCount(2);
  await expect(rows(other, 'response')).toHaveCount(2);
});

test('an option set in one tab and code half written in the other: nothing is lost, and both end with the same', async ({
  page,
  context,
}) => {
  await openLesson(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByRole('tab', { name: 'Code' }).click();
  await other.getByRole('tab', { name: 'Code' }).click();
  const code = page.getByRole('textbox', { name: 'Code of the app' });
  const otherCode = other.getByRole('textbox', { name: 'Code of the app' });
  await code.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('\nvar mine = ');

  await other.getByRole('tab', { name: 'Options' }).click();
  await other.getByRole('switch', { name: 'resave' }).click();
  await expect(rows(page, 'deploy')).toHaveCount(2);
  await expect(page.getByText('The code was changed elsewhere meanwhile')).toBeVisible();
  await expect(code).toContainText('var mine =');
  // what can run now would undo the option: it waits for its author's word
  await page.keyboard.insertText('1;');
  await expect(code).toContainText('var mine = 1;');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('This is what runs.')).toBeVisible();
  await expect(rows(other, 'deploy')).toHaveCount(3);
  await other.getByRole('tab', { name: 'Code' }).click();
  await expect(otherCode).toContainText('var mine = 1;');
  expect(await otherCode.textContent()).toBe(await code.textContent());

  await code.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('\nvar half = ');
  await other.getByRole('tab', { name: 'Options' }).click();
  await other.getByRole('switch', { name: 'resave' }).click();
  await page.getByRole('button', { name: 'Take what runs instead' }).click();
  await expect(code).toContainText('resave: true');
  await expect(code).not.toContainText('var half');
  await expect(page.getByText('This is what runs.')).toBeVisible();
  await code.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(code).toContainText('var half =');
});
