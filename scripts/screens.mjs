import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { command, inRoot, Problem } from './root.mjs';

/** Takes every piece of the gallery, in the middle of a motion and at its end, as each kind of screen has it. */

const folder = inRoot('docs/screens');

/** @type {Record<string, { width: number, height: number, scale?: number, scheme: 'light' | 'dark', query?: string }>} */
const screens = {
  light: { width: 1440, height: 900, scheme: 'light' },
  dark: { width: 1440, height: 900, scheme: 'dark' },
  phone: { width: 390, height: 844, scale: 1.5, scheme: 'light' },
  projector: { width: 1920, height: 1080, scheme: 'light', query: '?projector' },
};

/** How far into a motion, in ms: packets are between their docks then. */
const midway = 150;

/** A server of ours on a free port. */
async function serve() {
  const env = { ...process.env, PORT: '0', MAX_SANDBOXES_PER_VISITOR: '1000' };
  const server = spawn(process.execPath, [inRoot('dist/server/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(server.stdout), 'line');
  const [origin] = /http:\/\/localhost:\d+/.exec(line) ?? [];
  if (!origin) throw new Problem(`The server did not say where it is: ${line}`);
  return { origin, stop: () => server.kill() };
}

/** @param {import('@playwright/test').Page} page @param {number} n after which event the stage is to be */
async function seek(page, n) {
  await page.getByRole('slider', { name: 'Event shown' }).fill(String(n));
  await page.locator(`#playground [data-seq-shown="${n}"]`).waitFor();
}

/** Steps to the moment from the rest before it, and stops every motion on its way. @param {import('@playwright/test').Page} page @param {number} n */
async function stopMidway(page, n) {
  await seek(page, n);
  // the keys of the page, not those of the slider
  await page.locator('#playground .stage-frame').evaluate((stage) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // below the send bar, which stays in view on a phone
    stage.style.scrollMarginTop = '5rem';
    stage.scrollIntoView({ block: 'start' });
  });
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(1200);
  await page.keyboard.press('ArrowRight');
  await page.evaluate((at) => {
    // reading a layout begins the motions of what has just changed
    document.body.getBoundingClientRect();
    for (const motion of document.getAnimations()) {
      motion.pause();
      motion.currentTime = at;
    }
  }, midway);
}

/** @param {import('@playwright/test').Page} page @param {string} name */
async function take(page, name) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  await writeFile(`${folder}/${name}.webp`, Buffer.from(data, 'base64'));
  await session.detach();
}

await command(async () => {
  await ensureBuilt([], console.log);
  const executablePath = findChromium();
  if (!executablePath) throw new Problem('There is no Chromium: install one, or name it in CHROMIUM_PATH.');
  const { chromium } = await import('@playwright/test');
  const { origin, stop } = await serve();
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const pieces = JSON.parse(await readFile(inRoot('dist/gallery/index.json'), 'utf8'));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [screen, { width, height, scale = 1, scheme, query = '' }] of Object.entries(screens)) {
      const page = await browser.newPage({
        viewport: { width, height },
        deviceScaleFactor: scale,
        colorScheme: scheme,
      });
      for (const { name, picture } of pieces) {
        await page.goto(`${origin}/play/gallery/${name}${query}`);
        await page.waitForFunction(
          (seq) => Number(document.querySelector('#playground input.scrubber')?.getAttribute('max')) >= seq,
          picture.state.seq,
        );
        // the editor is there when its text is
        if (width > 1400 && !query) await page.locator('.cm-line').first().waitFor();
        await stopMidway(page, picture.state.seq);
        await take(page, `${name}-${screen}-midway`);
        await page.evaluate(() => {
          for (const motion of document.getAnimations()) motion.finish();
        });
        await page.keyboard.press('End');
        await page.waitForTimeout(1500);
        await take(page, `${name}-${screen}-end`);
      }
      await page.close();
      console.log(`${screen}: ${pieces.length} pieces`);
    }
  } finally {
    await browser.close();
    stop();
  }
});
