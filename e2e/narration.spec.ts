import { expect, test } from '@playwright/test';
import { lastSeq, openLesson, rows, send } from './page.js';

declare global {
  var narrated: string[];
}

test('who does not see the stage is told what matters as it plays, whichever panel is open', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  const narration = page.locator('[data-narration]');
  await expect(narration).toHaveAttribute('aria-live', 'polite');
  await narration.evaluate((region) => {
    globalThis.narrated = [];
    new MutationObserver(() => globalThis.narrated.push(region.textContent ?? '')).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  const before = await lastSeq(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(narration).toContainText('alice receives 200 OK');
  const events = await rows(page).evaluateAll(
    (all, after) =>
      all.flatMap((row) =>
        Number(row.dataset.seq) > after && ['request', 'session.save', 'response'].includes(row.dataset.type ?? '')
          ? [row.querySelector('button > :last-child')?.textContent ?? '']
          : [],
      ),
    before,
  );
  expect(events).toHaveLength(3);
  expect(await page.evaluate(() => globalThis.narrated)).toEqual(events);

  // where it stands still, each event is told
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(narration).not.toHaveText(events[2] as string);
  expect(await narration.textContent()).toBe(await page.locator('[data-caption] > :nth-child(2)').textContent());
});
