import type { CDPSession, Page } from '@playwright/test';
import { bounds } from '../../../protocol/bounds.js';
import { eventCount, followLive, sendTimes } from './page.js';

export type HourOfSends = { startBytes: number; endBytes: number; fullestBytes: number; mostEvents: number };

/**
 * An hour of one send a second, as fast as it goes. A sandbox that takes no further action is reset, as a person
 * would; start and end are measured after a reset and one send, with everything collected.
 */
export async function hourOfSends(page: Page, cdp: CDPSession, sends: number): Promise<HourOfSends> {
  // what is loaded on demand is there before it starts, and so is the machine code that V8 makes of what is often run:
  // by heap snapshots, of the 0.9 MB that 900 sends add to the first 100, 0.8 are code and 3 KB are objects
  await sendTimes(page, 900);
  await startAnew(page);
  const startBytes = await heap(cdp);
  let fullestBytes = 0;
  let mostEvents = 0;
  let sinceReset = 1;
  for (let done = 0; done < sends; done += 100) {
    if (sinceReset + 100 > bounds.actions) {
      sinceReset = 1;
      fullestBytes = Math.max(fullestBytes, await heap(cdp));
      await startAnew(page);
    }
    await sendTimes(page, 100);
    sinceReset += 100;
    await followLive(page);
    mostEvents = Math.max(mostEvents, await eventCount(page));
  }
  await startAnew(page);
  return { startBytes, endBytes: await heap(cdp), fullestBytes, mostEvents };
}

async function startAnew(page: Page) {
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>('input.scrubber')?.max) < 10);
  await sendTimes(page, 1);
  await followLive(page);
}

async function heap(cdp: CDPSession): Promise<number> {
  // twice: what only a finaliser held goes with the second
  for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
