import { expect, type Page, test } from '@playwright/test';
import { openLesson, send } from './page.js';

const slider = (page: Page) => page.getByRole('slider', { name: 'Event shown' });
const at = async (page: Page) => Number(await slider(page).inputValue());
/** What the stage says it shows: the slider alone would only tell where it was put. */
const onStage = async (page: Page) => Number(await page.locator('[data-seq-shown]').getAttribute('data-seq-shown'));

test('back and forth in time by keyboard alone', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await send(page);
  await page.getByRole('heading', { level: 1 }).click();
  const end = await at(page);
  const store = page.getByRole('region', { name: 'MemoryStore' });
  await expect(store).toContainText('views');

  await page.keyboard.press('Home');
  expect(await at(page)).toBe(1);
  expect(await onStage(page)).toBe(1);
  await expect(store).not.toContainText('views');

  await page.keyboard.press('Shift+ArrowRight');
  const first = await at(page);
  await expect(page.locator('[data-caption]')).toContainText('alice sends GET / without a cookie');
  await page.keyboard.press(']');
  await expect(page.locator('[data-caption]')).toContainText('alice sends GET / with a Cookie header');
  await page.keyboard.press('[');
  expect(await at(page)).toBe(first);

  await page.keyboard.press('ArrowRight');
  expect(await onStage(page)).toBe(first + 1);
  await page.keyboard.press('ArrowLeft');
  expect(await onStage(page)).toBe(first);

  for (const speed of ['2×', '4×']) {
    await page.keyboard.press('+');
    await expect(page.getByRole('button', { name: /^Speed/ })).toHaveText(speed);
  }
  await page.keyboard.press(' ');
  await expect.poll(() => at(page)).toBeGreaterThan(first + 1);
  await page.keyboard.press(' ');
  const paused = await at(page);
  expect(paused).toBeLessThan(end);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(await at(page)).toBe(paused);

  await page.keyboard.press('End');
  expect(await onStage(page)).toBe(end);
  await page.keyboard.press('Home');
  await page.keyboard.press('l');
  expect(await onStage(page)).toBe(end);
});

test('the keys are listed on ?, and mean nothing while one types', async ({ page }) => {
  await openLesson(page);
  await send(page);
  const slider = page.getByRole('slider', { name: 'Event shown' });
  await slider.focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('To the next request');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(slider).toBeFocused();

  const end = await at(page);
  await page.getByRole('button', { name: 'More' }).click();
  const field = page.getByRole('textbox').last();
  await field.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('?');
  expect(await at(page)).toBe(end);
  await expect(keys).toBeHidden();
});

test('a mark tells its sentence when it is pointed at, and dragging over the tracks scrubs', async ({ page }) => {
  await openLesson(page);
  await send(page);
  const area = page.locator('.track-area');
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error('The timeline has no tracks.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, y);
  await expect(area).toContainText('The app starts');
  await page.mouse.down();
  await expect.poll(() => onStage(page)).toBe(1);
  await page.mouse.move(box.x + box.width / 2, y, { steps: 5 });
  await expect.poll(() => onStage(page)).toBeGreaterThan(5);
  await page.mouse.move(box.x + box.width + 40, y, { steps: 5 });
  await page.mouse.up();
  const end = Number(await slider(page).getAttribute('max'));
  await expect.poll(() => onStage(page)).toBe(end);
});
