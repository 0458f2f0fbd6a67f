import { expect, test } from '@playwright/test';
import { lastSeq, openLesson, rows, send } from './page.js';

test('two tabs on one sandbox see the same', async ({ page, context }) => {
  await openLesson(page);
  await send(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(rows(other)).toHaveCount(await lastSeq(page));
  await other.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(rows(page, 'response')).toHaveCount(2);
  await expect(rows(other, 'response')).toHaveCount(2);
});
