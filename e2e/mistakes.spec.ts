import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

const selected = (page: Page) => page.getByRole('region', { name: 'Selected event' });
const mistakes = (page: Page) => page.getByRole('region', { name: 'Known mistakes' });

/** The lesson's app with a Secure cookie, and two visits over http. */
async function visitWithSecureCookie(page: Page) {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Options' }).click();
  await page.getByRole('radiogroup', { name: 'cookie.secure' }).getByRole('radio', { name: 'true' }).click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await send(page);
  await send(page);
}

test('a known mistake is named, leads to its event, and is gone from new code', async ({ page }) => {
  await visitWithSecureCookie(page);
  await expect(mistakes(page)).toContainText('1 known mistake');
  await mistakes(page)
    .getByRole('button', { name: /Secure cookie over plain http/ })
    .click();
  await expect(selected(page)).toContainText('cookie.skip');
  await expect(selected(page)).toContainText('To mend it: Serve the app by https');

  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(rows(page, 'request')).toHaveCount(0);
  await expect(mistakes(page)).not.toContainText('known mistake');
});

test('whoever says what is wrong is told why, at the first event that made it so, by keyboard too', async ({
  page,
}) => {
  await visitWithSecureCookie(page);
  const question = page.getByRole('combobox', { name: 'What is wrong?' });
  await question.focus();
  await question.press('n');
  await expect(question).toHaveValue('new sid on each request');
  const answer = page.getByRole('status').filter({ hasText: 'To mend it' });
  await expect(answer).toContainText('cookie.secure is true');
  await expect(selected(page)).toContainText('cookie.skip');

  await rows(page, 'response').last().getByRole('button').click();
  await answer.getByRole('button', { name: /^event \d+$/ }).press('Enter');
  await expect(selected(page)).toContainText('cookie.skip');

  await question.selectOption('Data lost between parallel requests');
  await expect(page.getByText('No request wrote a session that another request had changed')).toBeVisible();
  await page.getByRole('button', { name: 'Close the answer' }).click();
  await expect(question).toHaveValue('');

  await question.selectOption('New sid on each request');
  await answer.getByRole('button', { name: 'Apply this edit' }).click();
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.locator('.cm-content')).toContainText("secure: 'auto'");
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a finding and an answer, on a phone: ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await visitWithSecureCookie(page);
    await page.getByRole('combobox', { name: 'What is wrong?' }).selectOption('New sid on each request');
    await expect(page.getByRole('button', { name: 'Close the answer' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
  });
}
