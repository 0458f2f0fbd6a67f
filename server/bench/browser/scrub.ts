import type { CDPSession, Page } from '@playwright/test';
import { median } from '../figure.js';

export type Scrub = {
  /** Frames per second, by the median frame. */
  fps: number;
  /** In ms. */
  worstFrame: number;
  /** How many places of the trace the stage showed. */
  shown: number;
  /** What a frame cost the page's main thread, in ms of CPU: little else than this is left of it on a busy machine. */
  cpuOfFrame: number;
};

/**
 * Drags the pointer to and fro over the timeline and counts the frames.
 * @param slower how many times the CPU is slowed down, by Chromium itself
 */
export async function scrub(page: Page, cdp: CDPSession, ms: number, slower = 1): Promise<Scrub> {
  const box = await page.locator('.track-area').boundingBox();
  if (!box) throw new Error('The page has no timeline.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(cdp);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const counted = page.evaluate(countFrames, ms);
  const start = performance.now();
  let underway = 0;
  for (let now = start; now < start + ms; now = performance.now()) {
    const sweep = (1 - Math.cos(((now - start) / 2000) * Math.PI)) / 2;
    const moved = { type: 'mouseMoved', x: box.x + sweep * box.width, y, button: 'left', buttons: 1 } as const;
    // as a hand does, which waits for no answer; a page that does not keep up is not drowned
    if (underway < 3) {
      underway++;
      void cdp.send('Input.dispatchMouseEvent', moved).finally(() => underway--);
    }
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  const { frames, shown } = await counted;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.mouse.up();
  const cpuOfFrame = (((await taskSeconds(cdp)) - before) * 1000) / frames.length;
  return { fps: 1000 / median(frames), worstFrame: Math.max(...frames), shown, cpuOfFrame };
}

async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Runs in the page. @returns the length of each frame within `ms`, and how often the stage changed */
function countFrames(ms: number): Promise<{ frames: number[]; shown: number }> {
  return new Promise((resolve, reject) => {
    const stage = document.querySelector('[data-seq-shown]');
    if (!stage) return reject(new Error('The page has no stage.'));
    let shown = 0;
    const observer = new MutationObserver(() => shown++);
    observer.observe(stage, { attributes: true, attributeFilter: ['data-seq-shown'] });
    const frames: number[] = [];
    let last = 0;
    let end = 0;
    const frame = (now: number) => {
      if (last > 0) frames.push(now - last);
      else end = now + ms;
      last = now;
      if (now < end) requestAnimationFrame(frame);
      else {
        observer.disconnect();
        resolve({ frames, shown });
      }
    };
    requestAnimationFrame(frame);
  });
}
