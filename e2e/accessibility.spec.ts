import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openLesson, send, showEveryOption } from './page.js';

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${size}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openLesson(page);
      await send(page);
      for (const tab of ['Log', 'Cookies', 'Store', 'Options', 'Code', 'World']) {
        await page.getByRole('tab', { name: tab }).click();
        await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
        if (tab === 'Options') await showEveryOption(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${tab}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
    });

    test(`axe finds nothing on the front page and in the playground: ${size}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [path, heading] of [
        ['/', 'The coat stays, the ticket travels.'],
        ['/play', 'Playground'],
        ['/play/gallery/csrf?projector', 'CSRF and SameSite'],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        if (path !== '/') await expect(page.locator('[data-piece]')).toHaveCount(10);
        await page.getByRole('button', { name: 'View', exact: true }).click();
        await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} does not scroll sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the course, its summaries, glossary and review: ${size}, ${colorScheme}`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const look = async (what: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${what} does not scroll sideways`).toBeLessThanOrEqual(0);
      };
      // a step with its question answered wrong, its hint and its end
      await page.goto('/lesson/sessions/views-counter/first-visit');
      await page.locator('.answer').first().click();
      await page.getByRole('button', { name: 'Give me a hint' }).click();
      await page.getByRole('button', { name: 'Show the solution' }).click();
      await look('a step with a hint');
      await page.getByRole('button', { name: 'Do it' }).click();
      await expect(async () => {
        await page.getByRole('button', { name: 'Follow live' }).click();
        await expect(page.getByText('All done.')).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 15_000 });
      await look('a step that is done');
      await page.locator('.word').first().click();
      await look('a word of the glossary');
      for (const [path, heading] of [
        ['/course', 'The course'],
        ['/course/options', 'Options'],
        ['/glossary', 'Glossary'],
        ['/review', 'Review'],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await look(path);
      }
      await page.getByRole('button', { name: 'Ask me now' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Once more' })).toBeVisible();
      await look('a question asked again');
    });
  }
}

test('axe finds nothing in dialogs, the projector, differences lit, and where there is no such page', async ({
  page,
}) => {
  const look = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('no such page');

  await openLesson(page);
  await send(page);
  for (const [button, dialog] of [
    ['Save the stage as a picture', 'Save the stage'],
    ['Share', 'Share this experiment'],
    ['Keys', 'Keys'],
  ] as const) {
    await page.getByRole('button', { name: button }).first().click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await look(dialog);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Terminal' })).toBeVisible();
  await look('Terminal');

  await page.getByRole('tab', { name: 'Options' }).click();
  await page.getByRole('switch', { name: 'resave', exact: true }).click();
  await page.getByRole('button', { name: 'Replay with this option' }).click();
  await expect(page.getByRole('region', { name: 'What went otherwise than before' })).toBeVisible();
  for (const [theme, projected] of [
    ['light', false],
    ['dark', false],
    ['dark', true],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    if (projected) await page.evaluate(() => document.documentElement.setAttribute('data-projector', ''));
    await page.getByRole('tab', { name: 'Log' }).click();
    await look(`differences lit, ${theme}${projected ? ', projector' : ''}`);
  }
});
