import { expect, type Page, test } from '@playwright/test';
import { lastSeq, openLesson } from './page.js';

declare global {
  var seen: { moved: Set<string>; stages: number[]; packets: string[] };
}

/** Looks at each frame from now on: what is animated, what stands elsewhere than where it is laid out, what would glide. */
async function watch(page: Page) {
  await page.evaluate(() => {
    globalThis.seen = { moved: new Set(), stages: [], packets: [] };
    const { moved, stages, packets } = globalThis.seen;
    const moves = /transform|translate|scale|rotate|offset|all/;
    const glides = (element: Element) => {
      const { transitionProperty, transitionDuration } = getComputedStyle(element);
      const lasting = transitionDuration.split(', ').map(Number.parseFloat);
      return transitionProperty
        .split(', ')
        .filter((property, i) => moves.test(property) && (lasting[i % lasting.length] ?? 0) > 0.001);
    };
    const displaced = (element: Element) => {
      // not `scale`: the bar of a time to live is as long as that is
      const { transform, translate, rotate } = getComputedStyle(element);
      return [transform, translate, rotate].filter((value) => value !== 'none');
    };
    const note = (region: HTMLElement) => {
      const seq = Number(region.querySelector<HTMLElement>('[data-seq-shown]')?.dataset.seqShown);
      if (seq !== stages.at(-1)) stages.push(seq);
      for (const { effect } of document.getAnimations())
        moved.add(`at event ${seq}, ${(effect as KeyframeEffect).target?.className} is animated`);
      for (const element of document.querySelectorAll('body *'))
        for (const property of glides(element)) moved.add(`${element.className} would glide by ${property}`);
      for (const element of region.querySelectorAll('*'))
        for (const value of displaced(element)) moved.add(`at event ${seq}, ${element.className} is at ${value}`);
    };
    const notePacket = (region: HTMLElement) => {
      const packet = region.querySelector('.packet')?.getBoundingClientRect();
      const place = packet && `${Math.round(packet.x)} ${Math.round(packet.y)}`;
      if (place && place !== packets.at(-1)) packets.push(place);
    };
    const look = () => {
      const region = document.querySelector<HTMLElement>('.stage-frame');
      if (region) {
        note(region);
        notePacket(region);
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

const whatWasSeen = (page: Page) =>
  page.evaluate(() => {
    const { moved, stages, packets } = globalThis.seen;
    return { moved: [...moved], stages: stages.length, packets: packets.length };
  });

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const caption = (page: Page) => page.locator('[data-caption]');

// reduced motion is what every spec here asks for: these look whether they get it
test('with reduced motion nothing moves while a request plays, and every state is still shown', async ({ page }) => {
  await openLesson(page);
  await watch(page);
  await press(page, 'Send');
  await expect.poll(() => lastSeq(page)).toBeGreaterThan(10);
  await expect(caption(page)).toContainText('alice keeps cookie connect.sid');
  const { moved, stages, packets } = await whatWasSeen(page);
  expect(moved).toEqual([]);
  expect(stages, 'events that the stage rested on').toBeGreaterThan(10);
  expect(packets, 'places where the packet stood').toBeGreaterThan(4);
});

/** Once around what motion tells: a cookie refused, time that jumps, a row that goes, a restart, a race, a replay. */
const everything = `const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: 'k', resave: false, saveUninitialized: true, cookie: { maxAge: 30000 } }));
app.get('/', (req, res) => res.cookie('far', '1', { domain: 'other.test' }).send('hello'));
app.get('/quiet', (req, res) => res.send('quiet'));
app.get('/out', (req, res) => req.session.destroy(() => res.send('out')));
app.listen(3000);
`;

test('nothing moves either when a cookie is refused, a row destroyed, time jumps, the process restarts, requests race, or all is replayed', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('textbox', { name: 'Code of the app' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(everything);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('tab', { name: 'Log' }).click();
  for (const faster of [/Change to 2$/, /Change to 4$/]) await page.getByRole('button', { name: faster }).click();
  await watch(page);
  const goTo = (path: string) => page.getByRole('textbox', { name: 'Path' }).fill(path);
  /** Plays out to its end, and has told of it. */
  const tells = async (type: string, count = 1) => {
    await expect.poll(() => page.locator(`[data-seq][data-type="${type}"]`).count()).toBeGreaterThanOrEqual(count);
    await expect(page.getByRole('button', { name: 'Follow live' })).toHaveAttribute('aria-pressed', 'true', {
      timeout: 30_000,
    });
  };
  const store = page.locator('.store');

  await press(page, 'Send');
  await tells('response');
  await expect(page.locator('[data-seq][data-type="browser.cookie"]').filter({ hasText: /refuses/ })).toHaveCount(1);
  await expect(store).toContainText('1 session');
  await goTo('/out');
  await press(page, 'Send');
  await tells('session.destroy');
  await expect(store).toContainText(/no session/i);
  await goTo('/quiet');
  await press(page, 'Send');
  await tells('response', 3);
  await press(page, '1 min later');
  await tells('clock');
  await press(page, 'Send');
  await tells('response', 4);
  await press(page, 'Restart');
  await tells('restart');
  await expect(store).toContainText(/no session/i);
  await press(page, 'More');
  await page.getByLabel('At once').selectOption('2');
  await press(page, /^Send/);
  await tells('response', 6);
  await page.getByRole('tab', { name: 'Options' }).click();
  await page.getByRole('switch', { name: 'resave', exact: true }).click();
  await press(page, 'Replay with this option');
  await expect(page.getByRole('region', { name: 'What went otherwise than before' })).toBeVisible();

  const { moved, stages } = await whatWasSeen(page);
  expect(moved).toEqual([]);
  expect(stages, 'events that the stage rested on').toBeGreaterThan(60);
});
