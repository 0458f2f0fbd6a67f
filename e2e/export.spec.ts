import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lastSeq, openLesson, send } from './page.js';

async function open(page: Page) {
  await openLesson(page);
  await send(page);
  await page.getByRole('button', { name: 'Save the stage as a picture' }).click();
  return page.getByRole('dialog', { name: 'Save the stage' });
}

/** The file that pressing a button gives. */
async function saved(page: Page, button: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  return readFile(await (await download).path());
}

/** Width and height of the stage on the page, with what is put around it in a picture. */
async function pictureSize(page: Page) {
  const box = await page.locator('.stage-frame').boundingBox();
  if (!box) throw new Error('The page has no stage.');
  return { width: box.width + 48, height: box.height + 104 };
}

/** How long each picture of a GIF stands, in ms. */
const framesOf = (page: Page, gif: Buffer): Promise<number[]> =>
  page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const decoder = new ImageDecoder({ data, type: 'image/gif' });
    await decoder.tracks.ready;
    const track = decoder.tracks.selectedTrack;
    const durations: number[] = [];
    for (let frameIndex = 0; frameIndex < (track?.frameCount ?? 0); frameIndex++)
      durations.push((await decoder.decode({ frameIndex })).image.duration ?? 0);
    return durations.map((microseconds) => microseconds / 1000);
  }, gif.toString('base64'));

test('the stage is saved as a PNG twice its size, with what is on it', async ({ page }) => {
  await open(page);
  const png = await saved(page, 'PNG, twice its size');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const size = await pictureSize(page);
  expect(Math.abs(png.readUInt32BE(16) - 2 * size.width)).toBeLessThanOrEqual(2);
  expect(Math.abs(png.readUInt32BE(20) - 2 * size.height)).toBeLessThanOrEqual(2);
  // an empty picture has one colour
  const colours = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
    return seen.size;
  }, png.toString('base64'));
  expect(colours).toBeGreaterThan(100);
});

test('as an SVG that stands alone: dark as the page is, without script or anything from elsewhere', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const svg = (await saved(page, 'SVG')).toString('utf8');
  expect(svg).toMatch(/^<svg [^>]*data-theme="dark"/);
  expect(svg).toContain('Welcome to this page for the first time!');
  // what happens, and when
  const [, last] = /event (\d+), \d+ ms/.exec(svg) ?? [];
  expect(Number(last)).toBe(await lastSeq(page));
  expect(svg).toContain('alice keeps cookie connect.sid');
  expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org|shop\.test)[^"' <)]+\.(js|css|png)/);
  const wellFormed = await page.evaluate(
    (xml) => new DOMParser().parseFromString(xml, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '',
    svg,
  );
  expect(wellFormed).toBe('');
});

test('a request is saved as an animated GIF, a picture for each place that the stage rests at', async ({ page }) => {
  await open(page);
  const gif = await saved(page, 'GIF of request r1');
  expect(gif.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  const size = await pictureSize(page);
  expect(Math.abs(gif.readUInt16LE(6) - size.width)).toBeLessThanOrEqual(2);
  const frames = await framesOf(page, gif);
  expect(frames.length).toBeGreaterThan(8);
  // the last one stands, so that one can read it
  expect(frames.at(-1)).toBe(2500);
  for (const ms of frames) expect(ms).toBeGreaterThanOrEqual(200);
});

test('an animation can be cancelled, and the stage stays where it is', async ({ page }) => {
  const dialog = await open(page);
  const shown = await page.locator('[data-seq-shown]').getAttribute('data-seq-shown');
  await dialog.getByRole('button', { name: 'GIF of everything' }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('progressbar')).toBeHidden();
  await expect(dialog.locator('[role=alert]')).toHaveText('');
  expect(await page.locator('[data-seq-shown]').getAttribute('data-seq-shown')).toBe(shown);
});

test('by keyboard: an animation from one event to another, which must be of the trace', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await page.getByRole('button', { name: 'Save the stage as a picture' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save the stage' });
  await expect(dialog).toContainText('An animation has at most 200.');
  const type = async (label: string, value: string) => {
    const field = dialog.getByRole('spinbutton', { name: label });
    for (let i = 0; i < 12 && !(await field.evaluate((it) => it === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await expect(field).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(value);
  };
  const make = dialog.getByRole('button', { name: 'GIF from here to here' });
  await type('From event', '9');
  await type('To event', '6');
  await expect(dialog.getByRole('status')).toContainText('Events are numbered from 1 to');
  await expect(make).toBeDisabled();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('14');
  const [, pictures] = /(\d+) pictures/.exec((await dialog.getByRole('status').textContent()) ?? '') ?? [];
  expect(Number(pictures)).toBeGreaterThan(1);
  await page.keyboard.press('Tab');
  await expect(make).toBeFocused();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const gif = await readFile(await (await download).path());
  expect(await framesOf(page, gif)).toHaveLength(Number(pictures));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Save the stage as a picture' })).toBeFocused();
});
