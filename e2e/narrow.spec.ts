import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openLesson, send, showEveryOption } from './page.js';

/** A zoom of 200 % leaves a page half of the pixels; the narrowest that WCAG 1.4.10 asks for is 320. */
const sizes = {
  'a zoom of 200 %': { width: 720, height: 450 },
  '320 px': { width: 320, height: 640 },
};

/** What a person cannot reach or read: what lies outside of the page, and texts that are cut with no way to scroll. */
const outside = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box; box = box.parentElement)
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(box).overflowX)) return true;
      return false;
    };
    return [...document.querySelectorAll('button, a, input, select, textarea, p, h1, h2, h3, h4, li, dd, label')]
      .filter((element) => element.checkVisibility() && !element.closest('.sr-only, [aria-hidden="true"]'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left < -1 || right > width + 1) && !scrolls(element);
      })
      .map((element) => element.outerHTML.slice(0, 160));
  });

/** Controls that lie on one another, as far as they are in view: only one of them can be pressed. */
const overlapping = (page: Page) =>
  page.evaluate(() => {
    const inView = (element: Element) => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflow === 'visible') continue;
        const clip = box.getBoundingClientRect();
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
      }
      return { element, left, right, top, bottom };
    };
    const boxes = [...document.querySelectorAll('button, a, input, select')]
      .filter((element) => element.checkVisibility() && !element.closest('.sr-only, .stage, [class*="sticky"]'))
      .map(inView);
    return boxes.flatMap((one, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (other) =>
            !one.element.contains(other.element) &&
            !other.element.contains(one.element) &&
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2,
        )
        .map((other) => [one, other].map(({ element }) => element.outerHTML.slice(0, 120)).join(' and ')),
    );
  });

for (const [size, viewport] of Object.entries(sizes)) {
  test(`${size}: nothing is cut, nothing overlaps, and nothing scrolls sideways`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(viewport);
    const check = async (where: string) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, `${where}: px that one would have to scroll sideways`).toBeLessThanOrEqual(0);
      expect.soft(await outside(page), `${where}: outside of the page`).toEqual([]);
      expect.soft(await overlapping(page), `${where}: on one another`).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect.soft(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    };
    await openLesson(page);
    await send(page);
    for (const tab of ['Log', 'Cookies', 'Store', 'Options', 'Code', 'World']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
      if (tab === 'Options') await showEveryOption(page);
      await check(tab);
    }
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText('1 action');
    await check('Share');
    for (const address of ['/', '/play', '/play/gallery/the-guide']) {
      await page.goto(address);
      await expect(page.getByRole('heading').first()).toBeVisible();
      if (address !== '/') await expect(page.getByRole('region', { name: 'Stage' }).first()).toBeVisible();
      await check(address);
    }
  });
}
