import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import list from '../experiments/gallery/gallery.json' with { type: 'json' };
import type { ExperimentResult } from '../protocol/result.js';
import { lastSeq, rows, send, shown } from './page.js';

const root = join(import.meta.dirname, '..');

/** What `npm run -s experiment` prints of a piece. */
async function commandSays(name: string): Promise<ExperimentResult> {
  const file = join(root, 'experiments/gallery', `${name}.json`);
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist/server/cli.js'), file], {
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout);
}

const stage = (page: Page) => page.locator('main .stage[data-seq-shown]').first();
const seqShown = async (page: Page) => Number(await stage(page).getAttribute('data-seq-shown'));

/** Goes on with Tab until the focus is on something of this name, as a person without a mouse does. */
async function tabTo(page: Page, name: string) {
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const on = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent;
    });
    if (on?.trim() === name) return;
  }
  throw new Error(`No Tab comes to ${name}.`);
}

test('by keyboard: a piece of the gallery is one press away, and plays from its first event', async ({ page }) => {
  await page.goto('/play');
  await expect(page.getByRole('heading', { level: 1, name: 'Playground' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Shopping cart' })).toBeAttached();
  await tabTo(page, 'Gallery');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Shopping cart');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/play\/gallery\/cart$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Shopping cart' })).toBeVisible();
  const { trace } = await commandSays('03-cart');
  await expect.poll(() => lastSeq(page)).toBe(trace.length);
  const first = await seqShown(page);
  expect(first, 'it begins at its beginning').toBeLessThan(trace.length / 2);
  await expect.poll(() => seqShown(page), 'and plays by itself').toBeGreaterThan(first);
  await page.keyboard.press('End');
  await expect(shown(page)).toContainText('Your cart is empty');
});

for (const { name, title } of list) {
  test(`${title}: the stage ends as the experiment command does`, async ({ page }) => {
    const { trace, store, browsers, responses } = await commandSays(name);
    await page.goto(`/play/gallery/${name.slice(3)}`);
    await expect(page).toHaveTitle(`${title} · Session Playground`);
    await expect.poll(() => lastSeq(page)).toBe(trace.length);
    await page.keyboard.press('End');
    await expect.poll(() => seqShown(page)).toBe(trace.length);
    // the editor shows what runs, and has run nothing of its own
    const app = trace.findLast((event) => event.type === 'deploy')?.app ?? '';
    await expect(page.getByRole('textbox', { name: 'Code of the app' })).toContainText(app.slice(0, app.indexOf('\n')));
    expect(await lastSeq(page)).toBe(trace.length);
    const held = stage(page).locator('[data-row]');
    expect(await held.evaluateAll((all) => all.map((row) => row.getAttribute('data-row')))).toEqual(Object.keys(store));
    for (const [browser, jar] of Object.entries(browsers)) {
      const cookies = stage(page).locator(`[data-browser="${browser}"] [data-cookie]`);
      await expect(cookies).toHaveCount(jar.length);
    }
    await expect(shown(page)).toContainText(responses.at(-1)?.body ?? '');
  });
}

test('the blank playground runs what is written beside its stage', async ({ page }) => {
  await page.goto('/play');
  await expect(page.getByRole('textbox', { name: 'Code of the app' })).toContainText('req.session.views');
  await send(page);
  await expect(shown(page)).toContainText('View 1');
  await page.reload();
  await expect.poll(() => lastSeq(page), 'a reload goes on where it was').toBeGreaterThan(3);
});

test('the front page leads to the first lesson, to the playground, and to code that is pasted', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Start the first lesson' }).click();
  await expect(page).toHaveURL(/\/lesson\/cookies\/stateless\//);
  await page.goto('/');
  await page.getByRole('link', { name: 'Open the playground' }).click();
  await expect(page).toHaveURL(/\/play$/);
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Paste code' });
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/plain',
      "const app = require('express')();\napp.get('/', (req, res) => res.send('mine'));\napp.listen(3000);\n",
    );
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page).toHaveURL(/\/play#x=/);
  await send(page);
  await expect(shown(page)).toContainText('mine');
});

test('going back from a comparison, what was done with a piece is still there', async ({ page }) => {
  await page.goto('/play');
  await page.locator('[data-piece="cart"]').getByRole('link').click();
  await page.getByRole('button', { name: 'Follow live' }).click();
  await page.getByRole('textbox', { name: 'Path' }).fill('/mine');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/compare/);
  await page.goBack();
  await expect(rows(page, 'request').last()).toContainText('/mine');
});

test('a piece that there is not is said so, with the way to those that there are', async ({ page }) => {
  await page.goto('/play/gallery/none');
  await expect(page.getByText('The gallery has no piece "none".')).toBeVisible();
  await page.getByRole('link', { name: 'See the gallery' }).click();
  await expect(page.getByRole('heading', { name: 'Start from one of these' })).toBeInViewport();
});

test('on paper: the stage, its caption and the log up to there, on two pages at most, and nothing to press', async ({
  page,
}) => {
  await page.goto('/play/gallery/two-tabs-race');
  const { trace } = await commandSays('08-two-tabs-race');
  await expect.poll(() => lastSeq(page)).toBe(trace.length);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const at = await seqShown(page);
  expect(at).toBeLessThan(trace.length);
  const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(stage(page)).toBeVisible();
  await expect(page.locator('[data-caption]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Log' })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Code of the app' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Start from one of these' })).toBeHidden();
  const printed = await rows(page).evaluateAll((all) =>
    all.filter((row) => row.checkVisibility()).map((row) => Number(row.getAttribute('data-seq'))),
  );
  expect(printed.at(-1)).toBe(at);
  expect(printed[0]).toBe(1);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('tab', { name: 'Log' })).toBeVisible();
});

test('on a projector type is larger and stays so over a reload, until it is switched off', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  await page.goto('/play/gallery/csrf?projector');
  await expect(page.getByRole('heading', { level: 1, name: 'CSRF and SameSite' })).toBeVisible();
  expect(await size()).toBe('24px');
  await page.goto('/play/gallery/cart');
  expect(await size()).toBe('24px');
  await page.getByRole('button', { name: 'View' }).press('Enter');
  const projector = page.getByRole('switch', { name: 'Projector' });
  await expect(projector).toBeChecked();
  await projector.press('Space');
  await expect(projector).not.toBeChecked();
  expect(await size()).toBe('16px');
});
