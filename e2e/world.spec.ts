import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

test("a script of another site's page is sent no session cookie, and the log says so", async ({ page }) => {
  await openLesson(page);
  await send(page);
  await page.getByRole('button', { name: 'More' }).press('Enter');
  await page.getByLabel('From the page').fill('http://evil.test/');
  await page.getByLabel('Made by').selectOption('fetch() in a script');
  await page.getByLabel('Credentials').selectOption('include');
  // closed, it shows that it holds values
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('button', { name: 'More (holds values)' })).toBeVisible();
  await send(page);
  await expect(rows(page, 'browser.cookie').filter({ hasText: 'does not send' })).toHaveCount(1);
});

test('several requests go at once', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByLabel('At once').selectOption('2');
  await send(page);
  await expect(rows(page, 'response')).toHaveCount(2);
  // both were sent before either was answered: neither knew of the other's session
  await expect(rows(page, 'session.generate')).toHaveCount(2);
});

test('a line that is no header is told, and nothing is sent', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByLabel('Headers').fill('nonsense');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Line 1 of the headers has no name and colon')).toBeVisible();
  await expect(rows(page, 'request')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in what more a request can say, on a phone: ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openLesson(page);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByLabel('Made by').selectOption('fetch() in a script');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
  });
}
