import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

const log = (page: Page) => page.getByRole('log', { name: 'Event log' });
const selected = (page: Page) => log(page).locator('[aria-current]');

/** Whether a row is in view in the box of the log. */
const inView = (page: Page, row: string) =>
  log(page).evaluate((box, selector) => {
    const found = box.querySelector(selector)?.getBoundingClientRect();
    const { top, bottom } = box.getBoundingClientRect();
    return found !== undefined && found.top >= top - 1 && found.bottom <= bottom + 1;
  }, row);

test('debug lines are left out until they are asked for, and counted; they stay asked for over a reload', async ({
  page,
}) => {
  await openLesson(page);
  await send(page);
  await expect(rows(page, 'debug')).toHaveCount(0);
  const said = page.getByRole('switch', { name: /^\d+ debug lines$/ });
  const count = Number.parseInt(
    (await said.getAttribute('aria-labelledby').then((id) => page.locator(`[id="${id}"]`).textContent())) ?? '',
    10,
  );
  await said.focus();
  await page.keyboard.press('Space');
  await expect(rows(page, 'debug')).toHaveCount(count);
  expect(count).toBeGreaterThan(3);
  await page.reload();
  await expect(rows(page, 'debug')).toHaveCount(count);
  await said.click();
  await expect(rows(page, 'debug')).toHaveCount(0);
});

test('a row is called by the name of its event, as lessons do', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await send(page);
  await expect(rows(page, 'cookie.skip').first()).toContainText('cookie.skip');
});

test('what is chosen on the stage or the timeline is brought into view in the log, and the page stays where it is', async ({
  page,
}) => {
  await openLesson(page);
  for (let i = 0; i < 4; i++) await send(page);

  // a gate of the request: the event that answered it, and all rows of its request
  await page.getByRole('button', { name: 'Cookie? there: why?' }).click();
  await expect.poll(() => inView(page, '[data-type="cookie.read"]:has([data-marked="asked"])')).toBe(true);
  await page.getByRole('button', { name: 'Back to the event' }).click();
  await expect.poll(() => inView(page, ':has(> [aria-current])')).toBe(true);

  // an event on the timeline, while another panel is open
  await page.getByRole('tab', { name: 'Cookies' }).click();
  const slider = page.getByRole('slider', { name: 'Event shown' });
  await slider.fill('40');
  const before = (await slider.boundingBox())?.y ?? 0;
  await slider.fill('46');
  expect(Math.abs(((await slider.boundingBox())?.y ?? 0) - before)).toBeLessThan(2);
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(selected(page)).toHaveText(/^46/);
  await expect.poll(() => inView(page, ':has(> [aria-current])')).toBe(true);
});
