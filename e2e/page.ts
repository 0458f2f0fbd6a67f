import { expect, type Page } from '@playwright/test';

/** The lesson page as a person uses it. */
export async function openLesson(page: Page) {
  await page.goto('/lesson/sessions/views-counter');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Sends what the send bar says, and lets the stage catch up with what happened. */
export async function send(page: Page) {
  const before = await lastSeq(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => lastSeq(page)).toBeGreaterThan(before + 3);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Follow live' }).click();
}

export const rows = (page: Page, type?: string) =>
  page.locator(type === undefined ? '[data-seq]' : `[data-seq][data-type="${type}"]`);

export async function lastSeq(page: Page): Promise<number> {
  const last = rows(page).last();
  return (await last.count()) === 0 ? 0 : Number(await last.getAttribute('data-seq'));
}

/** What the page in the stage's browser shows. */
export const shown = (page: Page) => page.getByRole('region', { name: 'Browser', exact: true });

/** Opens each group of the options panel, by keyboard. */
export async function showEveryOption(page: Page) {
  for (const group of ['Saving', 'Cookie', 'Session']) {
    await page.getByRole('button', { name: new RegExp(`more: ${group}$`) }).focus();
    await page.keyboard.press('Enter');
  }
}
