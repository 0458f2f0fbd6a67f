import { expect, test } from '@playwright/test';
import { lastSeq, openLesson } from './page.js';

declare global {
  var seen: { moved: string[]; stages: number[]; packets: string[] };
}

// reduced motion is what every spec here asks for: this one looks whether it gets it
test('with reduced motion nothing moves while a request plays, and every state is still shown', async ({ page }) => {
  await openLesson(page);
  const stage = page.getByRole('region', { name: 'Stage' });
  await stage.evaluate((region) => {
    globalThis.seen = { moved: [], stages: [], packets: [] };
    const { moved, stages, packets } = globalThis.seen;
    const look = () => {
      const seq = Number(region.querySelector<HTMLElement>('[data-seq-shown]')?.dataset.seqShown);
      if (seq !== stages.at(-1)) stages.push(seq);
      for (const animation of document.getAnimations()) {
        const { target } = animation.effect as KeyframeEffect;
        moved.push(`at event ${seq}, ${target?.className} is animated`);
      }
      for (const element of region.querySelectorAll('*')) {
        const { transform, translate, rotate } = getComputedStyle(element);
        if (transform !== 'none' || translate !== 'none' || rotate !== 'none')
          moved.push(`at event ${seq}, ${element.className} is at ${transform} ${translate} ${rotate}`);
      }
      const packet = region.querySelector('.packet')?.getBoundingClientRect();
      const place = packet && `${Math.round(packet.x)} ${Math.round(packet.y)}`;
      if (place && place !== packets.at(-1)) packets.push(place);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => lastSeq(page)).toBeGreaterThan(10);
  await expect(page.locator('[data-caption]')).toContainText('alice keeps cookie connect.sid');
  const { moved, stages, packets } = await page.evaluate(() => globalThis.seen);
  expect(moved).toEqual([]);
  expect(stages.length, 'events that the stage rested on').toBeGreaterThan(10);
  expect(packets.length, 'places where the packet stood').toBeGreaterThan(4);
});
