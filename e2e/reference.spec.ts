import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openLesson } from './page.js';

test('the reference is searched from a lesson with one key; a page has its default, and A and B to compare', async ({
  page,
}) => {
  await openLesson(page);
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1, name: 'Reference' })).toBeVisible();
  await page.keyboard.type('saved again');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await page.getByRole('link', { name: 'resave', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'resave' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Left outtrue');
  await page.getByRole('link', { name: 'Compare A and B' }).click();
  await expect(page.getByText(/1 more save/)).toBeVisible();
});

test('another name leads to the same page, and a name that is none is said so', async ({ page }) => {
  await page.goto('/reference/key');
  await expect(page.getByRole('heading', { level: 1, name: 'name', exact: true })).toBeVisible();
  await page.goto('/reference/constructor');
  await expect(page.getByText('There is nothing by the name constructor.')).toBeVisible();
});

test('from what one sees to the step that shows why, or by one’s own code', async ({ page }) => {
  await page.goto('/trouble');
  await page.getByRole('link', { name: 'My session is empty on the next request' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'It was never set' })).toBeVisible();
});

for (const [size, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the reference: ${size}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      for (const path of ['/reference', '/reference/cookie.secure', '/reference/store.length', '/trouble']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} does not scroll sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}
