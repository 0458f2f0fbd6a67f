import type { Page } from '@playwright/test';
import { eventCount, followLive, slider } from './page.js';

/**
 * From a press of *Send* to the first frame in which the stage shows something of the request, in ms. The press is a
 * real one; the stage was at rest, at the end.
 */
export async function sendToVisible(page: Page, times: number): Promise<number[]> {
  const button = page.getByRole('button', { name: 'Send', exact: true });
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    taken.push(await clickToStage(page, () => button.click()));
    await settled(page);
  }
  return taken;
}

/** From a press on an option's switch to the first frame in which the stage shows the app that has it, in ms. */
export async function toggleToStage(page: Page, times: number): Promise<number[]> {
  await page.getByRole('tab', { name: 'Options' }).click();
  const toggle = page.getByRole('switch', { name: 'resave' });
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    taken.push(await clickToStage(page, () => toggle.click()));
    await settled(page);
  }
  await page.getByRole('tab', { name: 'Log' }).click();
  return taken;
}

/** From the browser's time of the click to after the frame that the stage's next event is painted in. */
async function clickToStage(page: Page, click: () => Promise<void>): Promise<number> {
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const stage = document.querySelector('[data-seq-shown]');
        if (!stage) return reject(new Error('The page has no stage.'));
        let pressed = 0;
        addEventListener('click', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (pressed === 0) return;
          observer.disconnect();
          // a task after the frame: by then it is on its way to the screen
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
        });
        observer.observe(stage, { attributes: true, attributeFilter: ['data-seq-shown'] });
      }),
  );
  await click();
  return measured;
}

/** Waits until the trace has not grown for some frames, and the stage is at its end. */
async function settled(page: Page) {
  for (let before = -1, count = await eventCount(page); count !== before; count = await eventCount(page)) {
    before = count;
    await page.waitForTimeout(120);
  }
  await followLive(page);
  await page.waitForTimeout(1000);
  if (Number(await slider(page).inputValue()) !== (await eventCount(page)))
    throw new Error('The stage is not at the end of the trace.');
}
