import { expect, test } from '@playwright/test';
import { rows, send } from './page.js';

test('ten minutes offline: the page says so, keeps what was asked for, and does it once', async ({
  page,
  context,
  baseURL,
}) => {
  await page.clock.install();
  // by its number: what is called localhost is never lost, as far as the socket knows
  await page.goto(`${baseURL?.replace('localhost', '127.0.0.1')}/lesson/sessions/views-counter`);
  await send(page);
  await context.setOffline(true);
  const status = page.getByRole('status').filter({ hasText: 'Reconnecting…' });
  await expect(status).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: '1 min later' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(status).toContainText('3 actions to do then');
  for (let minute = 0; minute < 10; minute++) await page.clock.fastForward('01:00');
  await expect(status).toContainText('3 actions to do then');
  await expect(rows(page, 'response')).toHaveCount(1);

  await context.setOffline(false);
  await page.clock.fastForward('00:10');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(rows(page, 'response')).toHaveCount(3);
  await expect(rows(page, 'request')).toHaveCount(3);
  await expect(rows(page, 'clock')).toHaveCount(1);
  await page.getByRole('button', { name: 'Follow live' }).click();
  await expect(page.getByRole('region', { name: 'MemoryStore' })).toContainText('3');
});
