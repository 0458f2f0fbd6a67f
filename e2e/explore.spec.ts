import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

/** Each request waits until the one before has its response. */
const takingTurns = `
var last = Promise.resolve();
app.use(function (req, res, next) {
  var before = last;
  last = new Promise(function (resolve) { res.once('finish', resolve); });
  before.then(function () { next(); });
});
`;

const result = (page: Page) => page.getByRole('region', { name: 'Every order tried' });

/** One visit, then two at once by the same browser, each order of their steps tried. */
async function tryEveryOrder(page: Page) {
  await send(page);
  await page.getByRole('button', { name: 'More' }).press('Enter');
  await expect(page.getByLabel('Try every order')).toBeDisabled();
  await page.getByLabel('At once').selectOption('2');
  await page.getByLabel('Try every order').press('Space');
  await send(page);
}

test('the lost update of two requests at once is found, shown where they begin, and there after a reload', async ({
  page,
}) => {
  await openLesson(page);
  await tryEveryOrder(page);
  const found = '10 orders tried, all there are: 4 end with views 3, 6 end with views 2';
  await expect(result(page)).toContainText(found);

  await page.getByRole('button', { name: '10 orders tried, 2 different ends' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Selected event' })).toContainText('request');
  await expect(result(page)).toBeInViewport();

  await result(page).getByText('6 of 10: views 2').press('Enter');
  const steps = result(page).getByRole('listitem').filter({ visible: true });
  await expect(steps.filter({ hasText: 'r3: reaches the app, calls store.get' })).toHaveCount(1);
  await expect(steps.filter({ hasText: 'r3: 200' })).toHaveCount(1);
  await expect(result(page).locator('pre').filter({ visible: true })).toContainText('"views": 2');

  await page.reload();
  await expect(result(page)).toContainText(found);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(rows(page, 'request')).toHaveCount(0);
  await expect(result(page)).toHaveCount(0);
});

test('there is none when both take turns', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.locator('.cm-line').filter({ hasText: 'app.use(session' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.insertText(takingTurns);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('tab', { name: 'Log' }).click();
  await tryEveryOrder(page);
  await expect(result(page)).toContainText(/^\d+ orders tried, all there are: all end with views 3/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the orders tried, on a phone: ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openLesson(page);
    await tryEveryOrder(page);
    await result(page).getByText('6 of 10: views 2').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
  });
}
